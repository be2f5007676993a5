package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Links;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class CourseRow extends Row implements CourseDraft {
    long id;
    String title;

    CourseRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public CourseDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public String title() {
        need(1);
        return title;
    }

    @Override
    public CourseDraft title(String value) {
        title = value;
        changed(1);
        return this;
    }

    @Override
    public Links<Student> students() {
        return linked(CourseTable.COURSE.students);
    }

    @Override
    protected Table<?> ownTable() {
        return CourseTable.COURSE;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> title;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> title = (String) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            default -> super.getLong(column);
        };
    }
}
