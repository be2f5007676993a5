package dev.flycatcher.orm.model;

import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface Profile {
    long id();

    @ForeignKey(backref = "profile", unique = true, onDelete = Action.CASCADE)
    Member member();

    long memberId();

    @Column(sqlDefault = "''")
    String bio();
}
