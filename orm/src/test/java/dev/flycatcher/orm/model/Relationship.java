package dev.flycatcher.orm.model;

import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Index;
import dev.flycatcher.orm.annotation.Table;

/** Who follows whom: two foreign keys to one table. */
@Table
@Index(
        on = {"fromUser", "toUser"},
        unique = true)
public interface Relationship {
    long id();

    @ForeignKey(backref = "following")
    User fromUser();

    @ForeignKey(backref = "followers")
    User toUser();
}
