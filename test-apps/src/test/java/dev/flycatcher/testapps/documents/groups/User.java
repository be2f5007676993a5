package dev.flycatcher.testapps.documents.groups;

import dev.flycatcher.orm.Links;
import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.ManyToMany;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface User {
    long id();

    @Column(unique = true)
    String username();

    @ManyToMany(through = Membership.class)
    Links<Group> groups();
}
