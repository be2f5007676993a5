package dev.flycatcher.testapps.documents.school;

import dev.flycatcher.orm.Links;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.ManyToMany;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface Course {
    long id();

    String title();

    @ManyToMany(backref = "courses")
    Links<Student> students();

    Select<StudentCourse> enrolments();
}
