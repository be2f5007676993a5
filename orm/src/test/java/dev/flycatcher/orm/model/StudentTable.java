package dev.flycatcher.orm.model;

import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.ManyToMany;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.TextColumn;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class StudentTable extends EntityTable<Student, StudentDraft> {
    public static final StudentTable STUDENT = new StudentTable(null);

    public final NumberColumn<Student, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final TextColumn<Student> name = text(Spec.of("name", "name", Type.TEXT));

    public final ManyToMany<Student, Course> courses = manyToMany(
            "courses",
            () -> CourseStudentThroughTable.COURSE_STUDENT_THROUGH.student,
            () -> CourseStudentThroughTable.COURSE_STUDENT_THROUGH.course);

    private StudentTable(@Nullable String alias) {
        super(Student.class, "student", alias);
        referencedBy(() -> CourseStudentThroughTable.COURSE_STUDENT_THROUGH.student);
    }

    @Override
    public StudentTable base() {
        return STUDENT;
    }

    @Override
    public StudentTable as() {
        return new StudentTable(null);
    }

    @Override
    public StudentTable as(String alias) {
        return new StudentTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new StudentRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        StudentRow row = new StudentRow(origin);
        row.id = rows.getLong(at);
        row.name = rows.getString(at + 1);
        return row;
    }
}
