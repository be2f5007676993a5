package dev.flycatcher.testapps.documents.groups;

import dev.flycatcher.orm.Links;
import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface Group {
    long id();

    @Column(unique = true)
    String name();

    Links<User> users();
}
