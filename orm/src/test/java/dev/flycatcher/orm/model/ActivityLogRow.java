package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class ActivityLogRow extends Row implements ActivityLogDraft {
    long id;
    long objectId;
    String activityType;
    String description;

    ActivityLogRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public ActivityLogDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public long objectId() {
        need(1);
        return objectId;
    }

    @Override
    public ActivityLogDraft objectId(long value) {
        objectId = value;
        changed(1);
        return this;
    }

    @Override
    public String activityType() {
        need(2);
        return activityType;
    }

    @Override
    public ActivityLogDraft activityType(String value) {
        activityType = value;
        changed(2);
        return this;
    }

    @Override
    public String description() {
        need(3);
        return description;
    }

    @Override
    public ActivityLogDraft description(String value) {
        description = value;
        changed(3);
        return this;
    }

    @Override
    protected Table<?> ownTable() {
        return ActivityLogTable.ACTIVITY_LOG;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> objectId;
            case 2 -> activityType;
            case 3 -> description;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> objectId = value == null ? 0 : (Long) value;
            case 2 -> activityType = (String) value;
            case 3 -> description = (String) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> objectId;
            default -> super.getLong(column);
        };
    }
}
