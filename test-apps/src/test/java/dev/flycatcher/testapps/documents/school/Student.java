package dev.flycatcher.testapps.documents.school;

import dev.flycatcher.orm.Links;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface Student {
    long id();

    String name();

    Links<Course> courses();

    Select<StudentCourse> enrolments();
}
