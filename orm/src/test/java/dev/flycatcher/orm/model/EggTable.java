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

public final class EggTable extends EntityTable<Egg, EggDraft> {
    public static final EggTable EGG = new EggTable(null);

    public final NumberColumn<Egg, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final ForeignKeyColumn<Egg, Chicken, Long> chicken =
            foreignKey(Spec.of("chicken", "chicken_id", Type.LONG), Reference.to(() -> ChickenTable.CHICKEN.id));

    private EggTable(@Nullable String alias) {
        super(Egg.class, "egg", alias);
        referencedBy(() -> ChickenTable.CHICKEN.egg);
    }

    @Override
    public EggTable base() {
        return EGG;
    }

    @Override
    public EggTable as() {
        return new EggTable(null);
    }

    @Override
    public EggTable as(String alias) {
        return new EggTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new EggRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        EggRow row = new EggRow(origin);
        row.id = rows.getLong(at);
        row.chickenId = rows.getLong(at + 1);
        return row;
    }
}
