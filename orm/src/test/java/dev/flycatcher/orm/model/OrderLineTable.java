package dev.flycatcher.orm.model;

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

public final class OrderLineTable extends EntityTable<OrderLine, OrderLineDraft> {
    public static final OrderLineTable ORDER_LINE = new OrderLineTable(null);

    public final NumberColumn<OrderLine, Long> orderNo =
            number(Spec.of("orderNo", "order_no", Type.LONG).asKey());
    public final NumberColumn<OrderLine, Integer> lineNo =
            number(Spec.of("lineNo", "line_no", Type.INT).asKey());
    public final TextColumn<OrderLine> product = text(Spec.of("product", "product", Type.TEXT));
    public final NumberColumn<OrderLine, Integer> quantity = number(Spec.of("quantity", "quantity", Type.INT));

    private OrderLineTable(@Nullable String alias) {
        super(OrderLine.class, "order_line", alias);
    }

    @Override
    public OrderLineTable base() {
        return ORDER_LINE;
    }

    @Override
    public OrderLineTable as() {
        return new OrderLineTable(null);
    }

    @Override
    public OrderLineTable as(String alias) {
        return new OrderLineTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new OrderLineRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        OrderLineRow row = new OrderLineRow(origin);
        row.orderNo = rows.getLong(at);
        row.lineNo = rows.getInt(at + 1);
        row.product = rows.getString(at + 2);
        row.quantity = rows.getInt(at + 3);
        return row;
    }
}
