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

public final class TicketTable extends EntityTable<Ticket, TicketDraft> {
    public static final TicketTable TICKET = new TicketTable(null);

    public final NumberColumn<Ticket, Long> number =
            number(Spec.of("number", "number", Type.LONG).asGeneratedKey().countedBy("ticket no"));
    public final TextColumn<Ticket> subject = text(Spec.of("subject", "subject", Type.TEXT));

    private TicketTable(@Nullable String alias) {
        super(Ticket.class, "ticket", alias);
    }

    @Override
    public TicketTable base() {
        return TICKET;
    }

    @Override
    public TicketTable as() {
        return new TicketTable(null);
    }

    @Override
    public TicketTable as(String alias) {
        return new TicketTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new TicketRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        TicketRow row = new TicketRow(origin);
        row.number = rows.getLong(at);
        row.subject = rows.getString(at + 1);
        return row;
    }
}
