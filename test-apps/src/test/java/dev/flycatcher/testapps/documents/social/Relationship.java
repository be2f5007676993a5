package dev.flycatcher.testapps.documents.social;

import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Index;
import dev.flycatcher.orm.annotation.Table;

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
