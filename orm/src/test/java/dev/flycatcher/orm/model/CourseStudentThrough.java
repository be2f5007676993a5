package dev.flycatcher.orm.model;

/** The table between, which the processor writes whole when none is named. */
public interface CourseStudentThrough {
    long id();

    Course course();

    Student student();
}
