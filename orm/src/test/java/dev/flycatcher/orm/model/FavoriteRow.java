package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class FavoriteRow extends Row implements FavoriteDraft {
    long id;
    long userId;
    long tweetId;

    private @Nullable Object user;
    private @Nullable Object tweet;

    FavoriteRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public FavoriteDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public User user() {
        return user instanceof User loaded ? loaded : (User) follow(FavoriteTable.FAVORITE.user);
    }

    @Override
    public FavoriteDraft user(User value) {
        refer(FavoriteTable.FAVORITE.user, value);
        return this;
    }

    @Override
    public long userId() {
        return idOf(FavoriteTable.FAVORITE.user, userId);
    }

    @Override
    public FavoriteDraft userId(long value) {
        referTo(FavoriteTable.FAVORITE.user, value);
        return this;
    }

    @Override
    public Tweet tweet() {
        return tweet instanceof Tweet loaded ? loaded : (Tweet) follow(FavoriteTable.FAVORITE.tweet);
    }

    @Override
    public FavoriteDraft tweet(Tweet value) {
        refer(FavoriteTable.FAVORITE.tweet, value);
        return this;
    }

    @Override
    public long tweetId() {
        return idOf(FavoriteTable.FAVORITE.tweet, tweetId);
    }

    @Override
    public FavoriteDraft tweetId(long value) {
        referTo(FavoriteTable.FAVORITE.tweet, value);
        return this;
    }

    @Override
    protected Table<?> ownTable() {
        return FavoriteTable.FAVORITE;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> userId;
            case 2 -> tweetId;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> userId = value == null ? 0 : (Long) value;
            case 2 -> tweetId = value == null ? 0 : (Long) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> userId;
            case 2 -> tweetId;
            default -> super.getLong(column);
        };
    }

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> user;
            case 1 -> tweet;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> user = value;
            case 1 -> tweet = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
