package dev.flycatcher.orm.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB: instants are {@code DATETIME(6)} in UTC, because its {@code TIMESTAMP} means what the session's time zone says
 * and ends in 2038.
 */
sealed class MariaDb extends Server permits MySql {
    private static final Set<Feature> MISSING = EnumSet.of(
            Feature.UPDATE_RETURNING,
            Feature.FULL_JOIN,
            Feature.LATERAL,
            Feature.DISTINCT_ON,
            Feature.UPDATE_FROM,
            Feature.FILTER,
            Feature.LOCK_OF,
            Feature.FRAME_GROUPS,
            Feature.FRAME_EXCLUDE,
            Feature.CONFLICT_WHERE,
            Feature.MATERIALIZED,
            Feature.WRITING_CTE,
            Feature.DEFERRED_KEY,
            Feature.SET_DEFAULT,
            Feature.PARTIAL_INDEX,
            Feature.EXPRESSION_INDEX,
            Feature.DDL_ROLLBACK);

    private static final int INLINE_KEYS = 1_000;
    private static final int LONGEST_VARCHAR = 8_000;

    MariaDb() {
        super("MariaDB", MISSING);
    }

    MariaDb(String name, Set<Feature> missing) {
        super(name, missing);
    }

    @Override
    public String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    @Override
    public String typeName(Kind kind, boolean indexed) {
        return switch (kind) {
            case BIGINT, INTEGER, SMALLINT, BOOLEAN, DOUBLE, UUID, DATE -> kind.name();
            case REAL -> "FLOAT";
            case DECIMAL -> "DECIMAL(65, 30)";
            case TEXT -> indexed ? "VARCHAR(255)" : "LONGTEXT";
            case BYTES -> indexed ? "VARBINARY(255)" : "LONGBLOB";
            case TIME -> "TIME(6)";
            case INSTANT, DATE_TIME -> "DATETIME(6)";
        };
    }

    /** What is longer does not fit into a row (65,535 bytes, four to a character), and is bounded by a CHECK. */
    @Override
    public String typeName(Kind kind, Size size, boolean indexed) {
        if (size.most() > LONGEST_VARCHAR && kind != Kind.DECIMAL) {
            return typeName(kind, false);
        }
        return kind == Kind.BYTES && !size.isAny()
                ? "VARBINARY(" + size.most() + ")"
                : super.typeName(kind, size, indexed);
    }

    @Override
    public String bound(Kind kind, Size size, String column) {
        return size.most() <= LONGEST_VARCHAR
                ? ""
                : (kind == Kind.TEXT ? "CHAR_LENGTH(" : "OCTET_LENGTH(") + column + ") <= " + size.most();
    }

    @Override
    public String autoIncrement(Kind kind) {
        return typeName(kind, true) + " NOT NULL AUTO_INCREMENT PRIMARY KEY";
    }

    @Override
    public int parameterLimit() {
        return 65_535;
    }

    /** Each statement is a trip to the server, and its driver writes the values into the text. */
    @Override
    public int rowsAtOnce() {
        return 1_000;
    }

    /** One text for any number of whole keys; the placeholders of a short list cost less. */
    @Override
    public boolean renderKeys(Sql sql, Type<?> type, Collection<?> keys, boolean negated) {
        if (!type.isWhole() || keys.size() <= INLINE_KEYS) {
            return false;
        }
        String array = keys.stream().map(type::raw).map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        sql.text(negated ? " NOT IN " : " IN ")
                .text("(SELECT `k` FROM JSON_TABLE(")
                .bind(Type.TEXT, array);
        sql.text(", '$[*]' COLUMNS (`k` BIGINT PATH '$')) AS `_`)");
        return true;
    }

    @Override
    public boolean setsTransaction() {
        return true;
    }

    @Override
    public int portion() {
        return 1_000;
    }

    @Override
    public String shareLock() {
        return " LOCK IN SHARE MODE";
    }

    @Override
    public String castName(Kind kind) {
        return switch (kind) {
            case BIGINT, INTEGER, SMALLINT, BOOLEAN -> "SIGNED";
            case TEXT -> "CHAR";
            case BYTES -> "BINARY";
            default -> typeName(kind, false);
        };
    }

    /** As a number, so that it is a backslash whatever {@code sql_mode} makes of one in quotes. */
    @Override
    public String escape() {
        return " ESCAPE X'5C'";
    }

    @Override
    public void concat(Sql sql, Node left, Node right) {
        sql.text("CONCAT(").node(left).text(", ").node(right).text(")");
    }

    @Override
    public String wholeDivision() {
        return " DIV ";
    }

    /** NULL sorts as the least of all, and there is no word to say otherwise. */
    @Override
    public void order(Sql sql, Order order) {
        if (order.nulls() != null) {
            sql.text("(").node(order.by()).text(" IS NULL) ");
            sql.text(order.nulls() == Order.Nulls.FIRST ? "DESC, " : "ASC, ");
        }
        sql.node(order.by()).text(order.descending() ? " DESC" : " ASC");
    }

    @Override
    public void limit(Sql sql, long limit, long offset) {
        super.limit(sql, limit < 0 && offset > 0 ? Long.MAX_VALUE : limit, offset);
    }

    /** A table of its own storage engine. */
    @Override
    public String rows(int count) {
        return "seq_1_to_" + count;
    }

    @Override
    public String emptyRow() {
        return " () VALUES ()";
    }

    @Override
    public void insertMissing(Sql sql, String table, List<String> columns, List<String> key, Node rows) {
        Node values = part -> part.text("VALUES ").node(rows);
        upsert(sql, new Upsert(table, columns, values, key, null, List.of(), null));
    }

    /** Over any unique key. INSERT IGNORE would forgive broken foreign keys and values cut short as well. */
    @Override
    public void upsert(Sql sql, Upsert upsert) {
        if (upsert.among() != null) {
            require(Feature.PARTIAL_INDEX);
        }
        sql.text("INSERT INTO ")
                .name(upsert.table())
                .text(" (")
                .names(upsert.columns())
                .text(") ")
                .node(upsert.rows());
        sql.text(" ON DUPLICATE KEY UPDATE ");
        if (upsert.set().isEmpty()) {
            String key = upsert.key().get(0);
            own(sql, upsert, key).text(" = ");
            own(sql, upsert, key);
        }
        if (upsert.where() != null) {
            require(Feature.CONFLICT_WHERE);
        }
        String comma = "";
        for (Upsert.Assigned each : upsert.set()) {
            own(sql.text(comma), upsert, each.column()).text(" = ").node(each.value());
            comma = ", ";
        }
    }

    /** With its table, since a query that is inserted may have a column of the same name. */
    private static Sql own(Sql sql, Upsert upsert, String column) {
        return sql.name(upsert.table()).text(".").name(column);
    }

    @Override
    public void excluded(Sql sql, String column) {
        sql.text("VALUES(").name(column).text(")");
    }

    /** In parentheses, since MySQL takes a default of a text no other way. */
    @Override
    public String defaultValue(String sql) {
        return "(" + sql + ")";
    }

    @Override
    public boolean indexesInline(boolean unique) {
        return true;
    }

    @Override
    public boolean inlineReferences() {
        return false;
    }

    @Override
    public String notNull(String column, String definition) {
        return "MODIFY COLUMN " + definition;
    }

    @Override
    public String nullable(String column, String definition) {
        return "MODIFY COLUMN " + definition;
    }

    @Override
    public String retype(String column, String type, String value, String definition) {
        return "MODIFY COLUMN " + definition;
    }

    @Override
    public String redefault(String column, String sqlDefault, String definition) {
        return "MODIFY COLUMN " + definition;
    }

    @Override
    public String dropIndex(String table, String name, boolean constraint) {
        return "ALTER TABLE " + quote(table) + " DROP INDEX " + quote(name);
    }

    @Override
    public boolean checksRowByRow() {
        return true;
    }

    @Override
    public String addConstraint(String table, String name, String constraint) {
        return "ALTER TABLE " + quote(table) + " ADD CONSTRAINT "
                + constraint.replaceFirst("FOREIGN KEY", "FOREIGN KEY IF NOT EXISTS " + quote(name));
    }

    @Override
    public String dropConstraint(String table, String name) {
        return "ALTER TABLE IF EXISTS " + quote(table) + " DROP FOREIGN KEY IF EXISTS " + quote(name);
    }

    @Override
    public Fault fault(SQLException e) {
        return MariaDbFaults.of(e);
    }

    @Override
    @Nullable
    Instant instant(ResultSet rows, int at) throws SQLException {
        LocalDateTime read = rows.getObject(at, LocalDateTime.class);
        return read == null ? null : read.toInstant(ZoneOffset.UTC);
    }

    @Override
    Object time(Instant instant) {
        return LocalDateTime.ofInstant(Micros.cut(instant), ZoneOffset.UTC);
    }
}
