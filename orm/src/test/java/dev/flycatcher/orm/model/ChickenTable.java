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

public final class ChickenTable extends EntityTable<Chicken, ChickenDraft> {
    public static final ChickenTable CHICKEN = new ChickenTable(null);

    public final NumberColumn<Chicken, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final ForeignKeyColumn<Chicken, Egg, Long> egg =
            foreignKey(Spec.of("egg", "egg_id", Type.LONG), Reference.to(() -> EggTable.EGG.id));

    private ChickenTable(@Nullable String alias) {
        super(Chicken.class, "chicken", alias);
        referencedBy(() -> EggTable.EGG.chicken);
    }

    @Override
    public ChickenTable base() {
        return CHICKEN;
    }

    @Override
    public ChickenTable as() {
        return new ChickenTable(null);
    }

    @Override
    public ChickenTable as(String alias) {
        return new ChickenTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new ChickenRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        ChickenRow row = new ChickenRow(origin);
        row.id = rows.getLong(at);
        row.eggId = rows.getLong(at + 1);
        return row;
    }
}
