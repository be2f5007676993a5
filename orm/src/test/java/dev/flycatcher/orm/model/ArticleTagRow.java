package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class ArticleTagRow extends Row implements ArticleTagDraft {
    long id;
    long articleId;
    long tagId;

    private @Nullable Object article;
    private @Nullable Object tag;

    ArticleTagRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public ArticleTagDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public Article article() {
        return article instanceof Article loaded ? loaded : (Article) follow(ArticleTagTable.ARTICLE_TAG.article);
    }

    @Override
    public ArticleTagDraft article(Article value) {
        refer(ArticleTagTable.ARTICLE_TAG.article, value);
        return this;
    }

    @Override
    public Tag tag() {
        return tag instanceof Tag loaded ? loaded : (Tag) follow(ArticleTagTable.ARTICLE_TAG.tag);
    }

    @Override
    public ArticleTagDraft tag(Tag value) {
        refer(ArticleTagTable.ARTICLE_TAG.tag, value);
        return this;
    }

    @Override
    protected Table<?> ownTable() {
        return ArticleTagTable.ARTICLE_TAG;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> articleId;
            case 2 -> tagId;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> articleId = value == null ? 0 : (Long) value;
            case 2 -> tagId = value == null ? 0 : (Long) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> articleId;
            case 2 -> tagId;
            default -> super.getLong(column);
        };
    }

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> article;
            case 1 -> tag;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> article = value;
            case 1 -> tag = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
