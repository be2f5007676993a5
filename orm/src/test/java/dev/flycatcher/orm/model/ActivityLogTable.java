package dev.flycatcher.orm.model;

import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.TextColumn;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class ActivityLogTable extends EntityTable<ActivityLog, ActivityLogDraft> {
    public static final ActivityLogTable ACTIVITY_LOG = new ActivityLogTable(null);

    public final NumberColumn<ActivityLog, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final NumberColumn<ActivityLog, Long> objectId = number(Spec.of("objectId", "object_id", Type.LONG));
    public final TextColumn<ActivityLog> activityType = text(Spec.of("activityType", "activity_type", Type.TEXT));
    public final TextColumn<ActivityLog> description = text(Spec.of("description", "description", Type.TEXT));

    private ActivityLogTable(@Nullable String alias) {
        super(ActivityLog.class, "activity_log", alias);
    }

    @Override
    public ActivityLogTable base() {
        return ACTIVITY_LOG;
    }

    @Override
    public ActivityLogTable as() {
        return new ActivityLogTable(null);
    }

    @Override
    public ActivityLogTable as(String alias) {
        return new ActivityLogTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new ActivityLogRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        ActivityLogRow row = new ActivityLogRow(origin);
        row.id = rows.getLong(at);
        row.objectId = rows.getLong(at + 1);
        row.activityType = rows.getString(at + 2);
        row.description = rows.getString(at + 3);
        return row;
    }
}
