package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class RelationshipRow extends Row implements RelationshipDraft {
    long id;
    long fromUserId;
    long toUserId;

    private @Nullable Object fromUser;
    private @Nullable Object toUser;

    RelationshipRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public RelationshipDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public User fromUser() {
        return fromUser instanceof User loaded ? loaded : (User) follow(RelationshipTable.RELATIONSHIP.fromUser);
    }

    @Override
    public RelationshipDraft fromUser(User value) {
        refer(RelationshipTable.RELATIONSHIP.fromUser, value);
        return this;
    }

    @Override
    public User toUser() {
        return toUser instanceof User loaded ? loaded : (User) follow(RelationshipTable.RELATIONSHIP.toUser);
    }

    @Override
    public RelationshipDraft toUser(User value) {
        refer(RelationshipTable.RELATIONSHIP.toUser, value);
        return this;
    }

    @Override
    protected Table<?> ownTable() {
        return RelationshipTable.RELATIONSHIP;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> fromUserId;
            case 2 -> toUserId;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> fromUserId = value == null ? 0 : (Long) value;
            case 2 -> toUserId = value == null ? 0 : (Long) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> fromUserId;
            case 2 -> toUserId;
            default -> super.getLong(column);
        };
    }

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> fromUser;
            case 1 -> toUser;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> fromUser = value;
            case 1 -> toUser = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
