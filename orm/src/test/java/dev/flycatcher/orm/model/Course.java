package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Links;
import dev.flycatcher.orm.annotation.ManyToMany;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface Course {
    long id();

    String title();

    @ManyToMany(backref = "courses")
    Links<Student> students();
}
