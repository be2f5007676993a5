package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class CourseStudentThroughRow extends Row implements CourseStudentThroughDraft {
    long id;
    long courseId;
    long studentId;

    private @Nullable Object course;
    private @Nullable Object student;

    CourseStudentThroughRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public CourseStudentThroughDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public Course course() {
        return course instanceof Course loaded
                ? loaded
                : (Course) follow(CourseStudentThroughTable.COURSE_STUDENT_THROUGH.course);
    }

    @Override
    public CourseStudentThroughDraft course(Course value) {
        refer(CourseStudentThroughTable.COURSE_STUDENT_THROUGH.course, value);
        return this;
    }

    @Override
    public Student student() {
        return student instanceof Student loaded
                ? loaded
                : (Student) follow(CourseStudentThroughTable.COURSE_STUDENT_THROUGH.student);
    }

    @Override
    public CourseStudentThroughDraft student(Student value) {
        refer(CourseStudentThroughTable.COURSE_STUDENT_THROUGH.student, value);
        return this;
    }

    @Override
    protected Table<?> ownTable() {
        return CourseStudentThroughTable.COURSE_STUDENT_THROUGH;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> courseId;
            case 2 -> studentId;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> courseId = value == null ? 0 : (Long) value;
            case 2 -> studentId = value == null ? 0 : (Long) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> courseId;
            case 2 -> studentId;
            default -> super.getLong(column);
        };
    }

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> course;
            case 1 -> student;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> course = value;
            case 1 -> student = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
