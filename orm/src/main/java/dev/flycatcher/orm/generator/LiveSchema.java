package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.annotation.Action;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tables and views of a database's current schema, as its driver's metadata tells them. */
record LiveSchema(List<LiveTable> tables) {
    /**
     * @param checks what its CHECKs say, by their names or, where they have none, numbered
     */
    record LiveTable(
            String name,
            boolean view,
            List<LiveColumn> columns,
            PrimaryKey key,
            List<LiveIndex> indexes,
            List<LiveKey> keys,
            Map<String, String> checks) {
        List<String> primaryKey() {
            return key.columns();
        }

        @Nullable
        LiveColumn column(String wanted) {
            return columns.stream()
                    .filter(each -> each.name().equalsIgnoreCase(wanted))
                    .findFirst()
                    .orElse(null);
        }

        boolean isUnique(String column) {
            return primaryKey().equals(List.of(column))
                    || indexes.stream()
                            .anyMatch(each -> each.unique() && each.columns().equals(List.of(column)));
        }
    }

    /**
     * @param jdbcType one of {@link java.sql.Types}
     * @param size as the driver tells it, which of an unbounded type is a number of its own
     * @param scale digits after the point
     */
    record LiveColumn(
            String name,
            int jdbcType,
            String typeName,
            int size,
            int scale,
            boolean nullable,
            @Nullable String sqlDefault,
            boolean counted) {
        private static final Pattern NEXT = Pattern.compile("(?i)\\W*(?:nextval\\W|next value for\\W)(.*)");

        /** The sequence that its default takes numbers from; null if it takes none. */
        @Nullable
        String sequence() {
            Matcher next = NEXT.matcher(String.valueOf(sqlDefault));
            if (!next.matches()) {
                return null;
            }
            String name = next.group(1).replaceAll("::\\w+|[()'`]", "").strip();
            String last = name.replaceFirst("^.*\\.(?=[^.]+$)", "");
            return last.replaceAll("^\"|\"$", "").replace("\"\"", "\"");
        }

        /** Whether the database numbers it, by a counter of its own or not. */
        boolean isNumbered() {
            return counted || sequence() != null;
        }
    }

    /** @param columns none where there is no key */
    record PrimaryKey(@Nullable String name, List<String> columns) {}

    /**
     * @param columns none of what is over an expression, or over some of the rows
     * @param constraint whether it is there because a constraint is, and goes with that
     * @param held what it is over, as SQL, where the database tells
     * @param where which rows are in it, where the database tells; empty for all
     * @param definition the statement that makes it, where the database tells
     */
    record LiveIndex(
            String name,
            boolean unique,
            List<String> columns,
            boolean constraint,
            String held,
            String where,
            @Nullable String definition) {}

    /** A foreign key; of several columns if the lists are longer than one. */
    record LiveKey(
            @Nullable String name,
            List<String> columns,
            String target,
            List<String> targetColumns,
            Action onDelete,
            Action onUpdate,
            boolean deferred) {}

    @Nullable
    LiveTable table(String wanted) {
        return tables.stream()
                .filter(each -> each.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElse(null);
    }

    static LiveSchema read(Connection connection) throws SQLException {
        return SchemaReader.read(connection);
    }
}
