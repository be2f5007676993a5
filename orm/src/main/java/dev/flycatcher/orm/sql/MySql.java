package dev.flycatcher.orm.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** MySQL, where it differs from MariaDB: nothing is returned but counted keys, and a UUID is text. */
final class MySql extends MariaDb {
    MySql() {
        super("MySQL", missing());
    }

    private static EnumSet<Feature> missing() {
        EnumSet<Feature> missing = EnumSet.noneOf(Feature.class);
        for (Feature each : Feature.values()) {
            if (!MARIADB.can(each)) {
                missing.add(each);
            }
        }
        missing.add(Feature.INSERT_RETURNING);
        missing.add(Feature.SEQUENCE);
        missing.add(Feature.DELETE_RETURNING);
        missing.removeAll(EnumSet.of(Feature.LATERAL, Feature.LOCK_OF, Feature.EXPRESSION_INDEX));
        return missing;
    }

    @Override
    public String typeName(Kind kind, boolean indexed) {
        return kind == Kind.UUID ? "CHAR(36)" : super.typeName(kind, indexed);
    }

    @Override
    public String shareLock() {
        return " FOR SHARE";
    }

    /** Not so in an INSERT. */
    @Override
    public String rowWord() {
        return "ROW";
    }

    @Override
    public @Nullable Object read(Kind kind, ResultSet rows, int at) throws SQLException {
        if (kind != Kind.UUID) {
            return super.read(kind, rows, at);
        }
        String text = rows.getString(at);
        return text == null ? null : UUID.fromString(text);
    }

    @Override
    public void bind(Kind kind, PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        super.bind(
                kind == Kind.UUID ? Kind.TEXT : kind, statement, at, value instanceof UUID ? value.toString() : value);
    }

    @Override
    public String addConstraint(String table, String name, String constraint) {
        return "ALTER TABLE " + quote(table) + " ADD CONSTRAINT " + quote(name) + " " + constraint;
    }

    @Override
    public String dropConstraint(String table, String name) {
        return "ALTER TABLE " + quote(table) + " DROP FOREIGN KEY " + quote(name);
    }
}
