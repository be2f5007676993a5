package dev.flycatcher.orm.model;

import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Reference;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class ArticleTagTable extends EntityTable<ArticleTag, ArticleTagDraft> {
    public static final ArticleTagTable ARTICLE_TAG = new ArticleTagTable(null);

    public final NumberColumn<ArticleTag, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final ForeignKeyColumn<ArticleTag, Article, Long> article = foreignKey(
            Spec.of("article", "article_id", Type.LONG),
            Reference.to(() -> ArticleTable.ARTICLE.id).backref("articleTags").onDelete(Action.CASCADE));
    public final ForeignKeyColumn<ArticleTag, Tag, Long> tag = foreignKey(
            Spec.of("tag", "tag_id", Type.LONG),
            Reference.to(() -> TagTable.TAG.id).backref("tagArticles").onDelete(Action.CASCADE));

    private ArticleTagTable(@Nullable String alias) {
        super(ArticleTag.class, "article_tag", alias);
        index(true, article, tag);
    }

    @Override
    public ArticleTagTable base() {
        return ARTICLE_TAG;
    }

    @Override
    public ArticleTagTable as() {
        return new ArticleTagTable(null);
    }

    @Override
    public ArticleTagTable as(String alias) {
        return new ArticleTagTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new ArticleTagRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        ArticleTagRow row = new ArticleTagRow(origin);
        row.id = rows.getLong(at);
        row.articleId = rows.getLong(at + 1);
        row.tagId = rows.getLong(at + 2);
        return row;
    }
}
