package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Backref;
import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.ManyToMany;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.TextColumn;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class TagTable extends EntityTable<Tag, TagDraft> {
    public static final TagTable TAG = new TagTable(null);

    public final NumberColumn<Tag, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final TextColumn<Tag> name = text(Spec.of("name", "name", Type.TEXT).asUnique());

    public final Backref<Tag, ArticleTag> tagArticles = backref("tagArticles", () -> ArticleTagTable.ARTICLE_TAG.tag);
    public final ManyToMany<Tag, Article> articles =
            manyToMany("articles", () -> ArticleTagTable.ARTICLE_TAG.tag, () -> ArticleTagTable.ARTICLE_TAG.article);

    private TagTable(@Nullable String alias) {
        super(Tag.class, "tag", alias);
    }

    @Override
    public TagTable base() {
        return TAG;
    }

    @Override
    public TagTable as() {
        return new TagTable(null);
    }

    @Override
    public TagTable as(String alias) {
        return new TagTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new TagRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        TagRow row = new TagRow(origin);
        row.id = rows.getLong(at);
        row.name = rows.getString(at + 1);
        return row;
    }
}
