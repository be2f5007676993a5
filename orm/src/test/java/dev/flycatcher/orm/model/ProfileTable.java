package dev.flycatcher.orm.model;

import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Reference;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.TextColumn;
import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class ProfileTable extends EntityTable<Profile, ProfileDraft> {
    public static final ProfileTable PROFILE = new ProfileTable(null);

    public final NumberColumn<Profile, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final ForeignKeyColumn<Profile, Member, Long> member = foreignKey(
            Spec.of("member", "member_id", Type.LONG).asUnique(),
            Reference.to(() -> MemberTable.MEMBER.id).backref("profile").onDelete(Action.CASCADE));
    public final TextColumn<Profile> bio = text(Spec.of("bio", "bio", Type.TEXT).withDefault("''"));

    private ProfileTable(@Nullable String alias) {
        super(Profile.class, "profile", alias);
    }

    @Override
    public ProfileTable base() {
        return PROFILE;
    }

    @Override
    public ProfileTable as() {
        return new ProfileTable(null);
    }

    @Override
    public ProfileTable as(String alias) {
        return new ProfileTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new ProfileRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        ProfileRow row = new ProfileRow(origin);
        row.id = rows.getLong(at);
        row.memberId = rows.getLong(at + 1);
        row.bio = rows.getString(at + 2);
        return row;
    }
}
