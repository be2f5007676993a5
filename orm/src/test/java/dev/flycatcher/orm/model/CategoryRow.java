package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class CategoryRow extends Row implements CategoryDraft {
    long id;
    String name;

    @Nullable
    Long parentId;

    private @Nullable Object parent;

    CategoryRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public CategoryDraft id(long value) {
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
    public CategoryDraft name(String value) {
        name = value;
        changed(1);
        return this;
    }

    @Override
    public @Nullable Category parent() {
        return parent instanceof Category loaded ? loaded : (Category) follow(CategoryTable.CATEGORY.parent);
    }

    @Override
    public CategoryDraft parent(@Nullable Category value) {
        refer(CategoryTable.CATEGORY.parent, value);
        return this;
    }

    @Override
    public @Nullable Long parentId() {
        return idOf(CategoryTable.CATEGORY.parent, parentId);
    }

    @Override
    public CategoryDraft parentId(@Nullable Long value) {
        referTo(CategoryTable.CATEGORY.parent, value);
        return this;
    }

    @Override
    public Select<Category> children() {
        return related(CategoryTable.CATEGORY.children);
    }

    @Override
    protected Table<?> ownTable() {
        return CategoryTable.CATEGORY;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> name;
            case 2 -> parentId;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> name = (String) value;
            case 2 -> parentId = (Long) value;
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

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> parent;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> parent = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
