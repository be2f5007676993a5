package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Backref;
import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Reference;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.TextColumn;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class TeamTable extends EntityTable<Team, TeamDraft> {
    public static final TeamTable TEAM = new TeamTable(null);

    public final NumberColumn<Team, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final TextColumn<Team> name = text(Spec.of("name", "name", Type.TEXT));
    public final ForeignKeyColumn<Team, Player, Long> captain = foreignKey(
            Spec.of("captain", "captain_id", Type.LONG),
            Reference.to(() -> PlayerTable.PLAYER.id).backref("captained").asDeferred());

    public final Backref<Team, Player> players = backref("players", () -> PlayerTable.PLAYER.team);

    private TeamTable(@Nullable String alias) {
        super(Team.class, "team", alias);
    }

    @Override
    public TeamTable base() {
        return TEAM;
    }

    @Override
    public TeamTable as() {
        return new TeamTable(null);
    }

    @Override
    public TeamTable as(String alias) {
        return new TeamTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new TeamRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        TeamRow row = new TeamRow(origin);
        row.id = rows.getLong(at);
        row.name = rows.getString(at + 1);
        row.captainId = rows.getLong(at + 2);
        return row;
    }
}
