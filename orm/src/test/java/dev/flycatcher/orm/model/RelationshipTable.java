package dev.flycatcher.orm.model;

import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Reference;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class RelationshipTable extends EntityTable<Relationship, RelationshipDraft> {
    public static final RelationshipTable RELATIONSHIP = new RelationshipTable(null);

    public final NumberColumn<Relationship, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final ForeignKeyColumn<Relationship, User, Long> fromUser = foreignKey(
            Spec.of("fromUser", "from_user_id", Type.LONG),
            Reference.to(() -> UserTable.USER.id).backref("following"));
    public final ForeignKeyColumn<Relationship, User, Long> toUser = foreignKey(
            Spec.of("toUser", "to_user_id", Type.LONG),
            Reference.to(() -> UserTable.USER.id).backref("followers"));

    private RelationshipTable(@Nullable String alias) {
        super(Relationship.class, "relationship", alias);
        index(true, fromUser, toUser);
    }

    @Override
    public RelationshipTable base() {
        return RELATIONSHIP;
    }

    @Override
    public RelationshipTable as() {
        return new RelationshipTable(null);
    }

    @Override
    public RelationshipTable as(String alias) {
        return new RelationshipTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new RelationshipRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        RelationshipRow row = new RelationshipRow(origin);
        row.id = rows.getLong(at);
        row.fromUserId = rows.getLong(at + 1);
        row.toUserId = rows.getLong(at + 2);
        return row;
    }
}
