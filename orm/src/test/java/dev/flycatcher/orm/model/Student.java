package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Links;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface Student {
    long id();

    String name();

    Links<Course> courses();
}
