package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Links;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class StudentRow extends Row implements StudentDraft {
    long id;
    String name;

    StudentRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public StudentDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public String name() {
        need(1);
        return name;
    }

    @Override
    public StudentDraft name(String value) {
        name = value;
        changed(1);
        return this;
    }

    @Override
    public Links<Course> courses() {
        return linked(StudentTable.STUDENT.courses);
    }

    @Override
    protected Table<?> ownTable() {
        return StudentTable.STUDENT;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> name;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> name = (String) value;
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
