package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class UserRow extends Row implements UserDraft {
    long id;
    String username;

    UserRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public UserDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public String username() {
        need(1);
        return username;
    }

    @Override
    public UserDraft username(String value) {
        username = value;
        changed(1);
        return this;
    }

    @Override
    public TweetSelect tweets() {
        return TweetTable.TWEET.scoped(related(UserTable.USER.tweets));
    }

    @Override
    public Select<Favorite> favorites() {
        return related(UserTable.USER.favorites);
    }

    @Override
    public Select<Relationship> following() {
        return related(UserTable.USER.following);
    }

    @Override
    public Select<Relationship> followers() {
        return related(UserTable.USER.followers);
    }

    @Override
    public Select<Article> authored() {
        return related(UserTable.USER.authored);
    }

    @Override
    public Select<Article> edited() {
        return related(UserTable.USER.edited);
    }

    @Override
    protected Table<?> ownTable() {
        return UserTable.USER;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> username;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> username = (String) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            default -> super.getLong(column);
        };
    }
}
