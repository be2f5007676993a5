package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Backref;
import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.ForeignKeyColumn;
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

public final class CommentTable extends EntityTable<Comment, CommentDraft> {
    public static final CommentTable COMMENT = new CommentTable(null);

    public final NumberColumn<Comment, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final TextColumn<Comment> body = text(Spec.of("body", "body", Type.TEXT));
    public final ForeignKeyColumn<Comment, Article, Long> article = foreignKey(
            Spec.of("article", "article_id", Type.LONG),
            Reference.to(() -> ArticleTable.ARTICLE.id).backref("comments").onDelete(Action.CASCADE));
    public final ForeignKeyColumn<Comment, User, Long> author =
            foreignKey(Spec.of("author", "author_id", Type.LONG), Reference.to(() -> UserTable.USER.id));
    public final ForeignKeyColumn<Comment, Comment, Long> parent = foreignKey(
            Spec.of("parent", "parent_id", Type.LONG).asNullable(),
            Reference.to(() -> CommentTable.COMMENT.id).backref("replies").onDelete(Action.CASCADE));

    public final Backref<Comment, Comment> replies = backref("replies", () -> CommentTable.COMMENT.parent);

    private CommentTable(@Nullable String alias) {
        super(Comment.class, "comment", alias);
    }

    @Override
    public CommentTable base() {
        return COMMENT;
    }

    @Override
    public CommentTable as() {
        return new CommentTable(null);
    }

    @Override
    public CommentTable as(String alias) {
        return new CommentTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new CommentRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        CommentRow row = new CommentRow(origin);
        row.id = rows.getLong(at);
        row.body = rows.getString(at + 1);
        row.articleId = rows.getLong(at + 2);
        row.authorId = rows.getLong(at + 3);
        row.parentId = read(parent, origin, rows, at + 4);
        return row;
    }
}
