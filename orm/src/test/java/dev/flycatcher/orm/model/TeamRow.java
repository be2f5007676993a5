package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class TeamRow extends Row implements TeamDraft {
    long id;
    String name;
    long captainId;

    private @Nullable Object captain;

    TeamRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public TeamDraft id(long value) {
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
    public TeamDraft name(String value) {
        name = value;
        changed(1);
        return this;
    }

    @Override
    public Player captain() {
        return captain instanceof Player loaded ? loaded : (Player) follow(TeamTable.TEAM.captain);
    }

    @Override
    public TeamDraft captain(Player value) {
        refer(TeamTable.TEAM.captain, value);
        return this;
    }

    @Override
    public long captainId() {
        return idOf(TeamTable.TEAM.captain, captainId);
    }

    @Override
    public TeamDraft captainId(long value) {
        referTo(TeamTable.TEAM.captain, value);
        return this;
    }

    @Override
    public Select<Player> players() {
        return related(TeamTable.TEAM.players);
    }

    @Override
    protected Table<?> ownTable() {
        return TeamTable.TEAM;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> name;
            case 2 -> captainId;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> name = (String) value;
            case 2 -> captainId = value == null ? 0 : (Long) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            case 2 -> captainId;
            default -> super.getLong(column);
        };
    }

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> captain;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> captain = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
