package dev.flycatcher.testapps.documents.school;

import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface StudentCourse {
    long id();

    @ForeignKey(backref = "enrolments")
    Student student();

    @ForeignKey(backref = "enrolments")
    Course course();
}
