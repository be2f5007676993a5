package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class OrderLineRow extends Row implements OrderLineDraft {
    long orderNo;
    int lineNo;
    String product;
    int quantity;

    OrderLineRow(Origin origin) {
        super(origin);
    }

    @Override
    public long orderNo() {
        need(0);
        return orderNo;
    }

    @Override
    public OrderLineDraft orderNo(long value) {
        orderNo = value;
        changed(0);
        return this;
    }

    @Override
    public int lineNo() {
        need(1);
        return lineNo;
    }

    @Override
    public OrderLineDraft lineNo(int value) {
        lineNo = value;
        changed(1);
        return this;
    }

    @Override
    public String product() {
        need(2);
        return product;
    }

    @Override
    public OrderLineDraft product(String value) {
        product = value;
        changed(2);
        return this;
    }

    @Override
    public int quantity() {
        need(3);
        return quantity;
    }

    @Override
    public OrderLineDraft quantity(int value) {
        quantity = value;
        changed(3);
        return this;
    }

    @Override
    protected Table<?> ownTable() {
        return OrderLineTable.ORDER_LINE;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> orderNo;
            case 1 -> lineNo;
            case 2 -> product;
            case 3 -> quantity;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> orderNo = value == null ? 0 : (Long) value;
            case 1 -> lineNo = value == null ? 0 : (Integer) value;
            case 2 -> product = (String) value;
            case 3 -> quantity = value == null ? 0 : (Integer) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> orderNo;
            default -> super.getLong(column);
        };
    }
}
