package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Backref;
import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.ManyToMany;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Reference;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.TextColumn;
import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class ArticleTable extends EntityTable<Article, ArticleDraft> {
    public static final ArticleTable ARTICLE = new ArticleTable(null);

    public final NumberColumn<Article, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final TextColumn<Article> title = text(Spec.of("title", "title", Type.TEXT));
    public final ForeignKeyColumn<Article, User, Long> author = foreignKey(
            Spec.of("author", "author_id", Type.LONG),
            Reference.to(() -> UserTable.USER.id).backref("authored"));
    public final ForeignKeyColumn<Article, User, Long> editor = foreignKey(
            Spec.of("editor", "editor_id", Type.LONG).asNullable(),
            Reference.to(() -> UserTable.USER.id).backref("edited").onDelete(Action.SET_NULL));

    public final Backref<Article, Comment> comments = backref("comments", () -> CommentTable.COMMENT.article);
    public final Backref<Article, ArticleTag> articleTags =
            backref("articleTags", () -> ArticleTagTable.ARTICLE_TAG.article);
    public final ManyToMany<Article, Tag> tags =
            manyToMany("tags", () -> ArticleTagTable.ARTICLE_TAG.article, () -> ArticleTagTable.ARTICLE_TAG.tag);

    private ArticleTable(@Nullable String alias) {
        super(Article.class, "article", alias);
    }

    @Override
    public ArticleTable base() {
        return ARTICLE;
    }

    @Override
    public ArticleTable as() {
        return new ArticleTable(null);
    }

    @Override
    public ArticleTable as(String alias) {
        return new ArticleTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new ArticleRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        ArticleRow row = new ArticleRow(origin);
        row.id = rows.getLong(at);
        row.title = rows.getString(at + 1);
        row.authorId = rows.getLong(at + 2);
        row.editorId = read(editor, origin, rows, at + 3);
        return row;
    }
}
