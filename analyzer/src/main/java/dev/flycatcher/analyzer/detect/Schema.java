package dev.flycatcher.analyzer.detect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a database says of its tables, for the rules that need it. Without it they judge nothing.
 *
 * @param tables by name, in any case
 */
public record Schema(Map<String, Table> tables) {
    /** Nothing is known. */
    public static final Schema UNKNOWN = new Schema(Map.of());

    public Schema {
        Map<String, Table> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        any.putAll(tables);
        tables = any;
    }

    /**
     * A table.
     *
     * @param columns by name, in their order
     * @param unique columns of each key, the primary one included
     * @param indexes columns of each index and key, in their order
     * @param foreignKeys those it declares
     * @param rows how many it has, -1 when that is not known
     */
    public record Table(
            Map<String, Column> columns,
            List<List<String>> unique,
            List<List<String>> indexes,
            List<ForeignKey> foreignKeys,
            long rows) {}

    /**
     * A column.
     *
     * @param type one of {@link java.sql.Types}
     * @param typeName what the database calls it
     * @param size characters or digits, 0 when not known
     * @param scale digits after the point
     * @param nullable whether it may hold NULL
     * @param ignoresCase whether texts are equal in it that differ in nothing but case
     */
    public record Column(int type, String typeName, int size, int scale, boolean nullable, boolean ignoresCase) {

        /** The same, and it may hold NULL. */
        public Column maybe() {
            return new Column(type, typeName, size, scale, true, ignoresCase);
        }
    }

    /** Columns that hold the values of a table's key, in its order. */
    public record ForeignKey(List<String> columns, String table, List<String> referred) {}

    /** That table; empty when it is not known. */
    public Optional<Table> table(@Nullable String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(tables.get(name));
    }

    /** The table's name as the database has it; empty when it is not known. */
    public Optional<String> name(String any) {
        return tables.keySet().stream().filter(any::equalsIgnoreCase).findFirst();
    }

    /** Whether an index leads with that column; empty when the table is not known. */
    public Optional<Boolean> indexed(@Nullable String table, @Nullable String column) {
        return table(table).map(of -> of.indexes().stream().anyMatch(index -> leads(index, column)));
    }

    /** Whether that column alone is a key; empty when the table is not known. */
    Optional<Boolean> unique(@Nullable String table, @Nullable String column) {
        return table(table).map(of -> of.unique().stream().anyMatch(key -> key.size() == 1 && leads(key, column)));
    }

    /** Whether a foreign key says so; empty when the table is not known. */
    public Optional<Boolean> declares(String table, String column, String referred, String referredColumn) {
        return table(table)
                .map(of -> of.foreignKeys().stream()
                        .anyMatch(key -> key.columns().size() == 1
                                && leads(key.columns(), column)
                                && key.table().equalsIgnoreCase(referred)
                                && leads(key.referred(), referredColumn)));
    }

    /** The {@link java.sql.Types} of a column; empty when it is not known. */
    Optional<Integer> type(@Nullable String table, @Nullable String column) {
        String name = column == null ? "" : column.toLowerCase(Locale.ROOT);
        return table(table)
                .flatMap(of -> of.columns().entrySet().stream()
                        .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name))
                        .map(entry -> entry.getValue().type())
                        .findFirst());
    }

    private static boolean leads(List<String> index, @Nullable String column) {
        return !index.isEmpty() && index.get(0).equalsIgnoreCase(column);
    }
}
