package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Links;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class ArticleRow extends Row implements ArticleDraft {
    long id;
    String title;
    long authorId;

    @Nullable
    Long editorId;

    private @Nullable Object author;
    private @Nullable Object editor;

    ArticleRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public ArticleDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public String title() {
        need(1);
        return title;
    }

    @Override
    public ArticleDraft title(String value) {
        title = value;
        changed(1);
        return this;
    }

    @Override
    public User author() {
        return author instanceof User loaded ? loaded : (User) follow(ArticleTable.ARTICLE.author);
    }

    @Override
    public ArticleDraft author(User value) {
        refer(ArticleTable.ARTICLE.author, value);
        return this;
    }

    @Override
    public long authorId() {
        return idOf(ArticleTable.ARTICLE.author, authorId);
    }

    @Override
    public ArticleDraft authorId(long value) {
        referTo(ArticleTable.ARTICLE.author, value);
        return this;
    }

    @Override
    public @Nullable User editor() {
        return editor instanceof User loaded ? loaded : (User) follow(ArticleTable.ARTICLE.editor);
    }

    @Override
    public ArticleDraft editor(@Nullable User value) {
        refer(ArticleTable.ARTICLE.editor, value);
        return this;
    }

    @Override
    public @Nullable Long editorId() {
        return idOf(ArticleTable.ARTICLE.editor, editorId);
    }

    @Override
    public ArticleDraft editorId(@Nullable Long value) {
        referTo(ArticleTable.ARTICLE.editor, value);
        return this;
    }

    @Override
    public Select<Comment> comments() {
        return related(ArticleTable.ARTICLE.comments);
    }

    @Override
    public Select<ArticleTag> articleTags() {
        return related(ArticleTable.ARTICLE.articleTags);
    }

    @Override
    public Links<Tag> tags() {
        return linked(ArticleTable.ARTICLE.tags);
    }

    @Override
    protected Table<?> ownTable() {
        return ArticleTable.ARTICLE;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> title;
            case 2 -> authorId;
            case 3 -> editorId;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> title = (String) value;
            case 2 -> authorId = value == null ? 0 : (Long) value;
            case 3 -> editorId = (Long) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            case 2 -> authorId;
            default -> super.getLong(column);
        };
    }

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> author;
            case 1 -> editor;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> author = value;
            case 1 -> editor = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
