package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Column;
import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.TextColumn;
import dev.flycatcher.orm.sql.Type;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public final class GadgetTable extends EntityTable<Gadget, GadgetDraft> {
    public static final GadgetTable GADGET = new GadgetTable(null);

    public final Column<Gadget, UUID> id = column(Spec.of("id", "id", Type.UUID).asKey());
    public final TextColumn<Gadget> name = text(Spec.of("name", "name", Type.TEXT));
    public final Column<Gadget, Size> size = column(Spec.of("size", "size", Type.enumName(Size.class)));
    public final Column<Gadget, Size> rank =
            column(Spec.of("rank", "rank", Type.enumOrdinal(Size.class)).asNullable());
    public final NumberColumn<Gadget, BigDecimal> price = number(Spec.of("price", "price", Type.DECIMAL));
    public final Column<Gadget, Boolean> active = column(Spec.of("active", "active", Type.BOOLEAN));
    public final NumberColumn<Gadget, Double> weight = number(Spec.of("weight", "weight", Type.DOUBLE));
    public final NumberColumn<Gadget, Integer> stock =
            number(Spec.of("stock", "stock", Type.INT).asNullable());
    public final Column<Gadget, LocalDate> bought =
            column(Spec.of("bought", "bought", Type.DATE).asNullable());
    public final Column<Gadget, LocalTime> opens =
            column(Spec.of("opens", "opens", Type.TIME).asNullable());
    public final Column<Gadget, LocalDateTime> due =
            column(Spec.of("due", "due", Type.DATE_TIME).asNullable());
    public final Column<Gadget, Instant> seen =
            column(Spec.of("seen", "seen", Type.INSTANT).asNullable());
    public final Column<Gadget, byte[]> data =
            column(Spec.of("data", "data", Type.BYTES).asNullable());
    public final Column<Gadget, Color> color =
            column(Spec.of("color", "color", Type.TEXT.map(Color.class, new ColorConverter()))
                    .asNullable());
    public final NumberColumn<Gadget, Integer> version =
            number(Spec.of("version", "version", Type.INT).asVersion());

    private GadgetTable(@Nullable String alias) {
        super(Gadget.class, "gadget", alias);
    }

    @Override
    public GadgetTable base() {
        return GADGET;
    }

    @Override
    public GadgetTable as() {
        return new GadgetTable(null);
    }

    @Override
    public GadgetTable as(String alias) {
        return new GadgetTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new GadgetRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        GadgetRow row = new GadgetRow(origin);
        row.id = read(id, origin, rows, at);
        row.name = rows.getString(at + 1);
        row.size = read(size, origin, rows, at + 2);
        row.rank = read(rank, origin, rows, at + 3);
        row.price = read(price, origin, rows, at + 4);
        row.active = rows.getBoolean(at + 5);
        row.weight = rows.getDouble(at + 6);
        row.stock = read(stock, origin, rows, at + 7);
        row.bought = read(bought, origin, rows, at + 8);
        row.opens = read(opens, origin, rows, at + 9);
        row.due = read(due, origin, rows, at + 10);
        row.seen = read(seen, origin, rows, at + 11);
        row.data = read(data, origin, rows, at + 12);
        row.color = read(color, origin, rows, at + 13);
        row.version = rows.getInt(at + 14);
        return row;
    }
}
