package dev.flycatcher.orm.jdbc;

import java.sql.Connection;

/**
 * What a transaction sees of others that run beside it, from the least isolated to the most: the levels of the SQL
 * standard (ISO 9075, 4.41.4). A level is the least one gets. SQLite gives {@link #SERIALIZABLE} whatever is asked for,
 * PostgreSQL {@link #READ_COMMITTED} for {@link #READ_UNCOMMITTED}.
 */
public enum Isolation {
    READ_UNCOMMITTED(Connection.TRANSACTION_READ_UNCOMMITTED),
    READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED),
    REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ),
    /** As if they ran one after another; what cannot is undone, with a {@link RolledBackException}, and may run again. */
    SERIALIZABLE(Connection.TRANSACTION_SERIALIZABLE);

    private final int jdbc;

    Isolation(int jdbc) {
        this.jdbc = jdbc;
    }

    /** One of {@link Connection}'s constants. */
    int jdbc() {
        return jdbc;
    }

    String sql() {
        return name().replace('_', ' ');
    }
}
