package dev.flycatcher.testapps.documents.groups;

import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface Membership {
    long id();

    @ForeignKey(backref = "+")
    User user();

    @ForeignKey(backref = "+")
    Group group();
}
