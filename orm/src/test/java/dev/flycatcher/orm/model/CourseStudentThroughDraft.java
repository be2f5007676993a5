package dev.flycatcher.orm.model;

/** A {@link CourseStudentThrough} to be filled in. */
public interface CourseStudentThroughDraft extends CourseStudentThrough {
    CourseStudentThroughDraft id(long id);

    CourseStudentThroughDraft course(Course course);

    CourseStudentThroughDraft student(Student student);
}
