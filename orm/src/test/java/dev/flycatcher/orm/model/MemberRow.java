package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class MemberRow extends Row implements MemberDraft {
    long id;
    String name;

    private @Nullable Object profile;

    MemberRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public MemberDraft id(long value) {
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
    public MemberDraft name(String value) {
        name = value;
        changed(1);
        return this;
    }

    @Override
    public @Nullable Profile profile() {
        return profile instanceof Profile loaded ? loaded : (Profile) single(MemberTable.MEMBER.profile);
    }

    @Override
    protected Table<?> ownTable() {
        return MemberTable.MEMBER;
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

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> profile;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> profile = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
