package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class ProfileRow extends Row implements ProfileDraft {
    long id;
    long memberId;
    String bio;

    private @Nullable Object member;

    ProfileRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public ProfileDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public Member member() {
        return member instanceof Member loaded ? loaded : (Member) follow(ProfileTable.PROFILE.member);
    }

    @Override
    public ProfileDraft member(Member value) {
        refer(ProfileTable.PROFILE.member, value);
        return this;
    }

    @Override
    public long memberId() {
        return idOf(ProfileTable.PROFILE.member, memberId);
    }

    @Override
    public ProfileDraft memberId(long value) {
        referTo(ProfileTable.PROFILE.member, value);
        return this;
    }

    @Override
    public String bio() {
        need(2);
        return bio;
    }

    @Override
    public ProfileDraft bio(String value) {
        bio = value;
        changed(2);
        return this;
    }

    @Override
    protected Table<?> ownTable() {
        return ProfileTable.PROFILE;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> memberId;
            case 2 -> bio;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> memberId = value == null ? 0 : (Long) value;
            case 2 -> bio = (String) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> memberId;
            default -> super.getLong(column);
        };
    }

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> member;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> member = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
