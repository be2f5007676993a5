package dev.flycatcher.orm.model;

/** An {@link ActivityLog} to be filled in. */
public interface ActivityLogDraft extends ActivityLog {
    ActivityLogDraft id(long id);

    ActivityLogDraft objectId(long objectId);

    ActivityLogDraft activityType(String activityType);

    ActivityLogDraft description(String description);
}
