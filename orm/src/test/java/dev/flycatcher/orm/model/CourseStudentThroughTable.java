package dev.flycatcher.orm.model;

import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Reference;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class CourseStudentThroughTable extends EntityTable<CourseStudentThrough, CourseStudentThroughDraft> {
    public static final CourseStudentThroughTable COURSE_STUDENT_THROUGH = new CourseStudentThroughTable(null);

    public final NumberColumn<CourseStudentThrough, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final ForeignKeyColumn<CourseStudentThrough, Course, Long> course = foreignKey(
            Spec.of("course", "course_id", Type.LONG),
            Reference.to(() -> CourseTable.COURSE.id).onDelete(Action.CASCADE));
    public final ForeignKeyColumn<CourseStudentThrough, Student, Long> student = foreignKey(
            Spec.of("student", "student_id", Type.LONG),
            Reference.to(() -> StudentTable.STUDENT.id).onDelete(Action.CASCADE));

    private CourseStudentThroughTable(@Nullable String alias) {
        super(CourseStudentThrough.class, "course_student_through", alias);
        index(true, course, student);
    }

    @Override
    public CourseStudentThroughTable base() {
        return COURSE_STUDENT_THROUGH;
    }

    @Override
    public CourseStudentThroughTable as() {
        return new CourseStudentThroughTable(null);
    }

    @Override
    public CourseStudentThroughTable as(String alias) {
        return new CourseStudentThroughTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new CourseStudentThroughRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        CourseStudentThroughRow row = new CourseStudentThroughRow(origin);
        row.id = rows.getLong(at);
        row.courseId = rows.getLong(at + 1);
        row.studentId = rows.getLong(at + 2);
        return row;
    }
}
