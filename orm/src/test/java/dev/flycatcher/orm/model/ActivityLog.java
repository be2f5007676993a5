package dev.flycatcher.orm.model;

import dev.flycatcher.orm.annotation.Table;

/** Related to users by value alone: no foreign key. */
@Table
public interface ActivityLog {
    long id();

    long objectId();

    String activityType();

    String description();
}
