package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Schema;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tables as statements for a database in memory: their columns, what may be NULL, unique keys, and foreign keys among them. */
record Definition(Engine engine, Map<String, Schema.Table> tables) {
    private static final int LONGEST = 1_000;

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    List<String> statements() {
        List<String> statements = new ArrayList<>();
        boolean later = engine
                != Engine.SQLITE; // which takes foreign keys with the table only, and before the other one is there
        if (!later) {
            statements.add("PRAGMA foreign_keys = ON");
        }
        tables.forEach((name, table) -> statements.add(table(name, table, !later)));
        if (later) {
            tables.forEach((name, table) ->
                    references(table).forEach(key -> statements.add("ALTER TABLE " + quoted(name) + " ADD " + key)));
        }
        return statements;
    }

    private String table(String name, Schema.Table table, boolean referring) {
        List<String> parts = new ArrayList<>();
        table.columns().forEach((column, of) -> parts.add(quoted(column) + " " + type(of)));
        table.unique().stream()
                .filter(table.columns().keySet()::containsAll) // an index over an expression has no column
                .map(key -> "UNIQUE (" + list(key) + ")")
                .distinct()
                .forEach(parts::add);
        if (referring) {
            parts.addAll(references(table));
        }
        return "CREATE TABLE " + quoted(name) + " (" + String.join(", ", parts) + ")";
    }

    /** Those whose other table is there as well. */
    private List<String> references(Schema.Table table) {
        List<String> keys = new ArrayList<>();
        for (Schema.ForeignKey key : table.foreignKeys()) {
            tables.keySet().stream()
                    .filter(key.table()::equalsIgnoreCase)
                    .findFirst()
                    .ifPresent(other -> keys.add("FOREIGN KEY (" + list(key.columns()) + ") REFERENCES " + quoted(other)
                            + " (" + list(key.referred()) + ")"));
        }
        return keys;
    }

    private static String list(List<String> columns) {
        return columns.stream().map(Definition::quoted).collect(Collectors.joining(", "));
    }

    private String type(Schema.Column column) {
        boolean text = Traps.Kind.of(column) == Traps.Kind.TEXT;
        String collated = text && column.ignoresCase() && engine == Engine.SQLITE ? " COLLATE NOCASE" : "";
        return named(column) + (column.nullable() ? "" : " NOT NULL") + collated;
    }

    private String named(Schema.Column column) {
        if (engine == Engine.SQLITE) {
            return declared(column);
        }
        int size = column.size() < 1 || column.size() > LONGEST ? LONGEST : column.size();
        return switch (Traps.Kind.of(column)) {
            case BOOLEAN -> "BOOLEAN";
            case WHOLE -> whole(column.type());
            case DECIMAL ->
                "NUMERIC(" + Math.min(38, Math.max(column.scale() + 2, size)) + ", " + Math.max(0, column.scale())
                        + ")";
            case FLOATING -> "DOUBLE PRECISION";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMP";
            case MOMENT -> "TIMESTAMP WITH TIME ZONE";
            case UUID -> "UUID";
            case BYTES -> "VARBINARY(" + LONGEST + ")";
            case TEXT -> text(column, size);
        };
    }

    private static String text(Schema.Column column, int size) {
        boolean padded = column.type() == Types.CHAR || column.type() == Types.NCHAR;
        return (column.ignoresCase() ? "VARCHAR_IGNORECASE" : padded ? "CHAR" : "VARCHAR") + "(" + size + ")";
    }

    private static String whole(int type) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT -> "SMALLINT";
            case Types.INTEGER -> "INTEGER";
            default -> "BIGINT";
        };
    }

    /** SQLite takes any name for a type, and makes of it what the application's own table does. */
    private static String declared(Schema.Column column) {
        String name = column.typeName().replaceAll("[^\\p{L}\\p{N}_ ]", "").toUpperCase(Locale.ROOT);
        return name.isBlank() ? "BLOB" : name;
    }
}
