package dev.flycatcher.testapps.documents.social;

import dev.flycatcher.orm.annotation.Table;

@Table
public interface ActivityLog {
    long id();

    long objectId();

    String activityType();

    String description();
}
