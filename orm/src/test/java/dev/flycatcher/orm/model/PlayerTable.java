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

public final class PlayerTable extends EntityTable<Player, PlayerDraft> {
    public static final PlayerTable PLAYER = new PlayerTable(null);

    public final NumberColumn<Player, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final TextColumn<Player> name = text(Spec.of("name", "name", Type.TEXT));
    public final ForeignKeyColumn<Player, Team, Long> team = foreignKey(
            Spec.of("team", "team_id", Type.LONG),
            Reference.to(() -> TeamTable.TEAM.id).backref("players"));

    public final Backref<Player, Team> captained = backref("captained", () -> TeamTable.TEAM.captain);

    private PlayerTable(@Nullable String alias) {
        super(Player.class, "player", alias);
    }

    @Override
    public PlayerTable base() {
        return PLAYER;
    }

    @Override
    public PlayerTable as() {
        return new PlayerTable(null);
    }

    @Override
    public PlayerTable as(String alias) {
        return new PlayerTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new PlayerRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        PlayerRow row = new PlayerRow(origin);
        row.id = rows.getLong(at);
        row.name = rows.getString(at + 1);
        row.teamId = rows.getLong(at + 2);
        return row;
    }
}
