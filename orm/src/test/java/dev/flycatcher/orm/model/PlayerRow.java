package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class PlayerRow extends Row implements PlayerDraft {
    long id;
    String name;
    long teamId;

    private @Nullable Object team;

    PlayerRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public PlayerDraft id(long value) {
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
    public PlayerDraft name(String value) {
        name = value;
        changed(1);
        return this;
    }

    @Override
    public Team team() {
        return team instanceof Team loaded ? loaded : (Team) follow(PlayerTable.PLAYER.team);
    }

    @Override
    public PlayerDraft team(Team value) {
        refer(PlayerTable.PLAYER.team, value);
        return this;
    }

    @Override
    public long teamId() {
        return idOf(PlayerTable.PLAYER.team, teamId);
    }

    @Override
    public PlayerDraft teamId(long value) {
        referTo(PlayerTable.PLAYER.team, value);
        return this;
    }

    @Override
    public Select<Team> captained() {
        return related(PlayerTable.PLAYER.captained);
    }

    @Override
    protected Table<?> ownTable() {
        return PlayerTable.PLAYER;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> name;
            case 2 -> teamId;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> name = (String) value;
            case 2 -> teamId = value == null ? 0 : (Long) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            case 2 -> teamId;
            default -> super.getLong(column);
        };
    }

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> team;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> team = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
