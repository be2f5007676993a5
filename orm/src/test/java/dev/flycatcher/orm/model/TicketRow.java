package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class TicketRow extends Row implements TicketDraft {
    long number;
    String subject;

    TicketRow(Origin origin) {
        super(origin);
    }

    @Override
    public long number() {
        need(0);
        return number;
    }

    @Override
    public TicketDraft number(long value) {
        number = value;
        changed(0);
        return this;
    }

    @Override
    public String subject() {
        need(1);
        return subject;
    }

    @Override
    public TicketDraft subject(String value) {
        subject = value;
        changed(1);
        return this;
    }

    @Override
    protected Table<?> ownTable() {
        return TicketTable.TICKET;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> number;
            case 1 -> subject;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> number = value == null ? 0 : (Long) value;
            case 1 -> subject = (String) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> number;
            default -> super.getLong(column);
        };
    }
}
