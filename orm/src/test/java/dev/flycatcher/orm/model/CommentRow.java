package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class CommentRow extends Row implements CommentDraft {
    long id;
    String body;
    long articleId;
    long authorId;

    @Nullable
    Long parentId;

    private @Nullable Object article;
    private @Nullable Object author;
    private @Nullable Object parent;

    CommentRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public CommentDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public String body() {
        need(1);
        return body;
    }

    @Override
    public CommentDraft body(String value) {
        body = value;
        changed(1);
        return this;
    }

    @Override
    public Article article() {
        return article instanceof Article loaded ? loaded : (Article) follow(CommentTable.COMMENT.article);
    }

    @Override
    public CommentDraft article(Article value) {
        refer(CommentTable.COMMENT.article, value);
        return this;
    }

    @Override
    public long articleId() {
        return idOf(CommentTable.COMMENT.article, articleId);
    }

    @Override
    public CommentDraft articleId(long value) {
        referTo(CommentTable.COMMENT.article, value);
        return this;
    }

    @Override
    public User author() {
        return author instanceof User loaded ? loaded : (User) follow(CommentTable.COMMENT.author);
    }

    @Override
    public CommentDraft author(User value) {
        refer(CommentTable.COMMENT.author, value);
        return this;
    }

    @Override
    public long authorId() {
        return idOf(CommentTable.COMMENT.author, authorId);
    }

    @Override
    public CommentDraft authorId(long value) {
        referTo(CommentTable.COMMENT.author, value);
        return this;
    }

    @Override
    public @Nullable Comment parent() {
        return parent instanceof Comment loaded ? loaded : (Comment) follow(CommentTable.COMMENT.parent);
    }

    @Override
    public CommentDraft parent(@Nullable Comment value) {
        refer(CommentTable.COMMENT.parent, value);
        return this;
    }

    @Override
    public @Nullable Long parentId() {
        return idOf(CommentTable.COMMENT.parent, parentId);
    }

    @Override
    public CommentDraft parentId(@Nullable Long value) {
        referTo(CommentTable.COMMENT.parent, value);
        return this;
    }

    @Override
    public Select<Comment> replies() {
        return related(CommentTable.COMMENT.replies);
    }

    @Override
    protected Table<?> ownTable() {
        return CommentTable.COMMENT;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> body;
            case 2 -> articleId;
            case 3 -> authorId;
            case 4 -> parentId;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> body = (String) value;
            case 2 -> articleId = value == null ? 0 : (Long) value;
            case 3 -> authorId = value == null ? 0 : (Long) value;
            case 4 -> parentId = (Long) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            case 2 -> articleId;
            case 3 -> authorId;
            default -> super.getLong(column);
        };
    }

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> article;
            case 1 -> author;
            case 2 -> parent;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> article = value;
            case 1 -> author = value;
            case 2 -> parent = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
