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
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SQLite: instants are integers (microseconds), other times, UUIDs and decimals travel as text. */
final class Sqlite implements Dialect {
    private static final int INLINE_KEYS = 4;
    private static final Pattern CONSTRAINT = Pattern.compile("\\(([A-Z ]+) constraint failed(?:: (.*))?\\)$");
    private static final Pattern BOUND = Pattern.compile("length\\(\"(.+)\"\\) <= \\d+");
    private static final Set<Feature> MISSING = EnumSet.of(
            Feature.LATERAL,
            Feature.DISTINCT_ON,
            Feature.ROW_LOCK,
            Feature.SHARE_LOCK,
            Feature.LOCK_OF,
            Feature.REGEXP,
            Feature.SEQUENCE,
            Feature.SET_ALL,
            Feature.WRITING_CTE);

    @Override
    public String name() {
        return "SQLite";
    }

    @Override
    public boolean can(Feature feature) {
        return !MISSING.contains(feature);
    }

    @Override
    public boolean pointsAhead() {
        return true;
    }

    /** Never asked for: keys point ahead. */
    @Override
    public String addConstraint(String table, String name, String constraint) {
        throw new QueryException("SQLite adds no constraint to a table that exists. Create the table anew.");
    }

    @Override
    public String dropConstraint(String table, String name) {
        throw new QueryException("SQLite drops no constraint of a table that exists. Create the table anew.");
    }

    @Override
    public void limit(Sql sql, long limit, long offset) {
        if (limit < 0 && offset > 0) {
            sql.text(" LIMIT -1");
        }
        Dialect.super.limit(sql, limit, offset);
    }

    /** The driver's code is the group of the error; which one it is stands in the message. */
    @Override
    public Fault fault(SQLException e) {
        boolean snapshot = String.valueOf(e.getMessage()).contains("[SQLITE_BUSY_SNAPSHOT]");
        return switch (e.getErrorCode()) {
            case 19 -> constraint(Fault.find(CONSTRAINT, e));
            case 5, 6 -> Fault.of(snapshot ? Fault.Kind.ROLLED_BACK : Fault.Kind.LOCKED);
            case 9 -> Fault.of(Fault.Kind.CANCELLED);
            case 18, 20 -> Fault.of(Fault.Kind.VALUE);
            // Its own code is that of a mistake in the statement.
            case 1 -> malformed(e) ? Fault.of(Fault.Kind.VALUE) : Fault.standard(e);
            default -> Fault.standard(e);
        };
    }

    private static boolean malformed(SQLException e) {
        return String.valueOf(e.getMessage()).endsWith("(malformed JSON)");
    }

    private static Fault constraint(@Nullable String[] groups) {
        String kind = String.valueOf(groups[1]);
        String rest = groups[2];
        return switch (kind) {
            case "UNIQUE" -> columns(Fault.Kind.UNIQUE, rest);
            case "NOT NULL" -> columns(Fault.Kind.NOT_NULL, rest);
            case "CHECK" -> check(rest);
            case "FOREIGN KEY" -> Fault.of(Fault.Kind.FOREIGN_KEY);
            default -> Fault.of(Fault.Kind.CONSTRAINT);
        };
    }

    /** What bounds a column's size has no name, so it is told by its words. */
    private static Fault check(@Nullable String what) {
        Matcher bound = BOUND.matcher(String.valueOf(what));
        return bound.matches()
                ? Fault.of(Fault.Kind.VALUE, null, null, bound.group(1))
                : Fault.of(Fault.Kind.CHECK, what, null, null);
    }

    /** {@code table.column, table.column} or, over an expression, {@code index 'name'} */
    private static Fault columns(Fault.Kind kind, @Nullable String columns) {
        int dot = columns == null ? -1 : columns.indexOf('.');
        if (columns == null || dot < 0 || columns.startsWith("index '")) {
            return Fault.of(kind, columns == null ? null : columns.replaceFirst("^index ", ""), null, null);
        }
        String table = columns.substring(0, dot);
        return Fault.of(kind, null, table, columns.replace(table + ".", ""));
    }

    @Override
    public String typeName(Kind kind, boolean indexed) {
        return switch (kind) {
            case BIGINT, INTEGER, SMALLINT, INSTANT -> "INTEGER";
            case BOOLEAN -> "BOOLEAN";
            case DOUBLE, REAL -> "REAL";
            case DECIMAL -> "DECIMAL";
            case BYTES -> "BLOB";
            case TEXT, UUID, DATE, TIME, DATE_TIME -> "TEXT";
        };
    }

    /** What is computed stands in parentheses. */
    @Override
    public String defaultValue(String sql) {
        return sql.contains("(") && !sql.startsWith("(") ? "(" + sql + ")" : sql;
    }

    /** Its types bound nothing. */
    @Override
    public String bound(Kind kind, Size size, String column) {
        return kind == Kind.TEXT || kind == Kind.BYTES ? "length(" + column + ") <= " + size.most() : "";
    }

    @Override
    public String autoIncrement(Kind kind) {
        return "INTEGER NOT NULL PRIMARY KEY";
    }

    @Override
    public @Nullable Object read(Kind kind, ResultSet rows, int at) throws SQLException {
        return switch (kind) {
            case BIGINT -> longOrNull(rows, at);
            case INTEGER -> longOrNull(rows, at) instanceof Long n ? Math.toIntExact(n) : null;
            case SMALLINT -> longOrNull(rows, at) instanceof Long n ? (short) Math.toIntExact(n) : null;
            case BOOLEAN -> longOrNull(rows, at) instanceof Long n ? n != 0 : null;
            case DOUBLE -> doubleOrNull(rows, at);
            case REAL -> doubleOrNull(rows, at) instanceof Double n ? n.floatValue() : null;
            case INSTANT -> longOrNull(rows, at) instanceof Long n ? Micros.instant(n) : null;
            case BYTES -> rows.getBytes(at);
            default -> parse(kind, rows.getString(at));
        };
    }

    private static @Nullable Object longOrNull(ResultSet rows, int at) throws SQLException {
        long value = rows.getLong(at);
        return value == 0 && rows.wasNull() ? null : value;
    }

    private static @Nullable Object doubleOrNull(ResultSet rows, int at) throws SQLException {
        double value = rows.getDouble(at);
        return value == 0 && rows.wasNull() ? null : value;
    }

    private static @Nullable Object parse(Kind kind, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (kind) {
            case DECIMAL -> new BigDecimal(text);
            case UUID -> UUID.fromString(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case DATE_TIME -> LocalDateTime.parse(text.replace(' ', 'T'));
            default -> text;
        };
    }

    @Override
    public long readMicros(ResultSet rows, int at) throws SQLException {
        return rows.getLong(at);
    }

    @Override
    public void bind(Kind kind, PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.NULL);
            return;
        }
        switch (kind) {
            case BIGINT, INTEGER, SMALLINT -> statement.setLong(at, ((Number) value).longValue());
            case BOOLEAN -> statement.setInt(at, (Boolean) value ? 1 : 0);
            case DOUBLE, REAL -> statement.setDouble(at, ((Number) value).doubleValue());
            case INSTANT -> statement.setLong(at, Micros.of((Instant) value));
            case BYTES -> statement.setBytes(at, (byte[]) value);
            case DECIMAL -> statement.setString(at, ((BigDecimal) value).toPlainString());
            case TEXT, UUID, DATE, TIME, DATE_TIME -> statement.setString(at, value.toString());
        }
    }

    /** Its driver takes the number for how long to wait for a lock. */
    @Override
    public boolean stopsLateStatements() {
        return false;
    }

    @Override
    public int parameterLimit() {
        return 32_766;
    }

    /** {@code json_each} costs what placeholders cost and keeps one text for any number of keys. */
    @Override
    public boolean renderKeys(Sql sql, Type<?> type, Collection<?> keys, boolean negated) {
        if (type.kind() != Kind.BIGINT || type.java() != Long.class || keys.size() <= INLINE_KEYS) {
            return false;
        }
        sql.text(negated ? " NOT IN " : " IN ").text("(SELECT value FROM json_each(");
        sql.bind(Type.TEXT, json(keys)).text("))");
        return true;
    }

    /** In order, because the database sorts them for itself and is done sooner with what is sorted. */
    private static String json(Collection<?> keys) {
        long[] sorted = new long[keys.size()];
        int count = 0;
        for (Object each : keys) {
            sorted[count++] = (Long) each;
        }
        Arrays.sort(sorted);
        StringBuilder array = new StringBuilder(count * 6).append('[').append(sorted[0]);
        for (int i = 1; i < count; i++) {
            array.append(',').append(sorted[i]);
        }
        return array.append(']').toString();
    }

    @Override
    public String truncate(String table) {
        return "DELETE FROM " + quote(table);
    }
}
