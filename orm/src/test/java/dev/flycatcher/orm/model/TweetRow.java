package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.sql.Micros;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class TweetRow extends Row implements TweetDraft {
    long id;
    long userId;
    String content;
    long timestamp;

    private @Nullable Object user;

    TweetRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public TweetDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public User user() {
        return user instanceof User loaded ? loaded : (User) follow(TweetTable.TWEET.user);
    }

    @Override
    public TweetDraft user(User value) {
        refer(TweetTable.TWEET.user, value);
        return this;
    }

    @Override
    public long userId() {
        return idOf(TweetTable.TWEET.user, userId);
    }

    @Override
    public TweetDraft userId(long value) {
        referTo(TweetTable.TWEET.user, value);
        return this;
    }

    @Override
    public String content() {
        need(2);
        return content;
    }

    @Override
    public TweetDraft content(String value) {
        content = value;
        changed(2);
        return this;
    }

    @Override
    public Instant timestamp() {
        need(3);
        return Micros.instant(timestamp);
    }

    @Override
    public TweetDraft timestamp(Instant value) {
        timestamp = Micros.of(value);
        changed(3);
        return this;
    }

    @Override
    public Select<Favorite> favorites() {
        return related(TweetTable.TWEET.favorites);
    }

    @Override
    protected Table<?> ownTable() {
        return TweetTable.TWEET;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> userId;
            case 2 -> content;
            case 3 -> Micros.instant(timestamp);
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> userId = value == null ? 0 : (Long) value;
            case 2 -> content = (String) value;
            case 3 -> timestamp = value == null ? 0 : Micros.of((Instant) value);
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> userId;
            default -> super.getLong(column);
        };
    }

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> user;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> user = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
