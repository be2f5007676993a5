package dev.flycatcher.orm.sql;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A database with the types of JDBC, whose driver takes and gives {@code java.time} values (JDBC 4.2). */
abstract sealed class Server implements Dialect permits PostgreSql, MariaDb, H2 {
    private final String name;
    private final Set<Feature> missing;

    Server(String name, Set<Feature> missing) {
        this.name = name;
        this.missing = EnumSet.copyOf(missing);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final boolean can(Feature feature) {
        return !missing.contains(feature);
    }

    @Override
    public @Nullable Object read(Kind kind, ResultSet rows, int at) throws SQLException {
        return switch (kind) {
            case BIGINT -> or(rows.getLong(at), rows);
            case INTEGER -> or(rows.getInt(at), rows);
            case SMALLINT -> or(rows.getShort(at), rows);
            case BOOLEAN -> or(rows.getBoolean(at), rows);
            case DOUBLE -> or(rows.getDouble(at), rows);
            case REAL -> or(rows.getFloat(at), rows);
            case TEXT -> rows.getString(at);
            case DECIMAL -> rows.getBigDecimal(at);
            case BYTES -> rows.getBytes(at);
            case UUID -> rows.getObject(at, UUID.class);
            case INSTANT -> instant(rows, at);
            case DATE -> rows.getObject(at, LocalDate.class);
            case TIME -> rows.getObject(at, LocalTime.class);
            case DATE_TIME -> rows.getObject(at, LocalDateTime.class);
        };
    }

    private static @Nullable Object or(Object value, ResultSet rows) throws SQLException {
        return rows.wasNull() ? null : value;
    }

    @Nullable
    Instant instant(ResultSet rows, int at) throws SQLException {
        OffsetDateTime read = rows.getObject(at, OffsetDateTime.class);
        return read == null ? null : read.toInstant();
    }

    @Override
    public long readMicros(ResultSet rows, int at) throws SQLException {
        Instant instant = instant(rows, at);
        return instant == null ? 0 : Micros.of(instant);
    }

    @Override
    public void bind(Kind kind, PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.NULL);
            return;
        }
        switch (kind) {
            case BIGINT -> statement.setLong(at, ((Number) value).longValue());
            case INTEGER, SMALLINT -> statement.setInt(at, ((Number) value).intValue());
            case BOOLEAN -> statement.setBoolean(at, (Boolean) value);
            case DOUBLE -> statement.setDouble(at, ((Number) value).doubleValue());
            case REAL -> statement.setFloat(at, ((Number) value).floatValue());
            case TEXT -> statement.setString(at, (String) value);
            case DECIMAL -> statement.setBigDecimal(at, (BigDecimal) value);
            case BYTES -> statement.setBytes(at, (byte[]) value);
            case INSTANT -> statement.setObject(at, time((Instant) value));
            case DATE_TIME -> statement.setObject(at, ((LocalDateTime) value).truncatedTo(ChronoUnit.MICROS));
            case TIME -> statement.setObject(at, ((LocalTime) value).truncatedTo(ChronoUnit.MICROS));
            case UUID, DATE -> statement.setObject(at, value);
        }
    }

    /** An instant as the driver takes it without asking the time zone of anybody. */
    Object time(Instant instant) {
        return Micros.cut(instant).atOffset(ZoneOffset.UTC);
    }
}
