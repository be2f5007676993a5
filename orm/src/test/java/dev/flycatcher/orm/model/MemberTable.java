package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Backref;
import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.TextColumn;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class MemberTable extends EntityTable<Member, MemberDraft> {
    public static final MemberTable MEMBER = new MemberTable(null);

    public final NumberColumn<Member, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final TextColumn<Member> name = text(Spec.of("name", "name", Type.TEXT));

    public final Backref<Member, Profile> profile = single("profile", () -> ProfileTable.PROFILE.member);

    private MemberTable(@Nullable String alias) {
        super(Member.class, "member", alias);
    }

    @Override
    public MemberTable base() {
        return MEMBER;
    }

    @Override
    public MemberTable as() {
        return new MemberTable(null);
    }

    @Override
    public MemberTable as(String alias) {
        return new MemberTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new MemberRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        MemberRow row = new MemberRow(origin);
        row.id = rows.getLong(at);
        row.name = rows.getString(at + 1);
        return row;
    }
}
