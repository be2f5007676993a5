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

public final class CourseTable extends EntityTable<Course, CourseDraft> {
    public static final CourseTable COURSE = new CourseTable(null);

    public final NumberColumn<Course, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final TextColumn<Course> title = text(Spec.of("title", "title", Type.TEXT));

    public final ManyToMany<Course, Student> students = manyToMany(
            "students",
            () -> CourseStudentThroughTable.COURSE_STUDENT_THROUGH.course,
            () -> CourseStudentThroughTable.COURSE_STUDENT_THROUGH.student);

    private CourseTable(@Nullable String alias) {
        super(Course.class, "course", alias);
        referencedBy(() -> CourseStudentThroughTable.COURSE_STUDENT_THROUGH.course);
    }

    @Override
    public CourseTable base() {
        return COURSE;
    }

    @Override
    public CourseTable as() {
        return new CourseTable(null);
    }

    @Override
    public CourseTable as(String alias) {
        return new CourseTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new CourseRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        CourseRow row = new CourseRow(origin);
        row.id = rows.getLong(at);
        row.title = rows.getString(at + 1);
        return row;
    }
}
