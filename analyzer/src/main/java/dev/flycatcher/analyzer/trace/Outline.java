package dev.flycatcher.analyzer.trace;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a shape's text says of itself at the level of its tokens: tables, output columns, what each marker is compared
 * with. It is right for the statements mappers and people write, and says nothing rather than something wrong for the
 * rest. Names are as written, less their quotes.
 *
 * @param tables every table named, the main one first, subqueries included; without schema
 * @param items the output columns of the outermost query, empty when it has none
 * @param uses what each marker of the text is used for, in order
 * @param limited whether the outermost query bounds its rows
 * @param offset the marker of the outermost {@code OFFSET}, from 1; 0 where there is none
 * @param ordered whether the outermost query orders its rows
 * @param unlinked whether no condition names one of several joined tables; false where that is not sure
 * @param keyed whether it has no {@code OR}, so that its conditions all hold
 */
public record Outline(
        List<Table> tables,
        List<Item> items,
        List<Use> uses,
        boolean limited,
        int offset,
        boolean ordered,
        boolean unlinked,
        boolean keyed) {

    /** A table and the name it goes by in the text, its own when it has no alias. */
    public record Table(String name, String alias) {}

    /** An output column: the label a result set gives it, and the column behind it; null where there is none. */
    public record Item(
            Kind kind,
            @Nullable String label,
            @Nullable String qualifier,
            @Nullable String column) {

        /** What is put out. */
        public enum Kind {
            COLUMN,
            STAR,
            AGGREGATE,
            CONSTANT,
            OTHER
        }
    }

    /** What a marker is used for, and the column it meets; null where it meets an expression. */
    public record Use(
            Kind kind, @Nullable String qualifier, @Nullable String column) {

        /** How a marker is used. */
        public enum Kind {
            /** {@code column = ?} */
            EQUAL,
            /** {@code column IN (?)} */
            LISTED,
            /** any other comparison */
            COMPARED,
            /** {@code SET column = ?} or a value of {@code INSERT} */
            STORED,
            /** {@code LIMIT}, {@code OFFSET}, {@code FETCH}, {@code TOP} */
            BOUND,
            OTHER
        }

        /** Whether the marker picks rows by the value of one column. */
        public boolean picks() {
            return kind == Kind.EQUAL || kind == Kind.LISTED;
        }
    }

    public static Outline of(Shape shape) {
        return new OutlineReader(shape).read();
    }

    /** The use of that marker, from 1; OTHER where the text has none. */
    public Use use(int marker) {
        return marker < 1 || marker > uses.size() ? new Use(Use.Kind.OTHER, null, null) : uses.get(marker - 1);
    }

    /** The table a qualifier stands for; without qualifier the only table, null when there are several or none. */
    public @Nullable String table(@Nullable String qualifier) {
        if (qualifier == null) {
            return tables.size() == 1 ? tables.get(0).name() : null;
        }
        Optional<Table> named = tables.stream()
                .filter(table -> table.alias().equalsIgnoreCase(qualifier))
                .findFirst();
        return named.map(Table::name).orElse(null);
    }

    /** Whether every output column is an aggregate or a constant: one row, or a yes or no. */
    public boolean summarises() {
        boolean plain = items.stream()
                .allMatch(item -> item.kind() == Item.Kind.AGGREGATE || item.kind() == Item.Kind.CONSTANT);
        return plain && !items.isEmpty();
    }

    /** Whether the statement reads or writes a table of that name. */
    public boolean touches(String table) {
        return tables.stream().anyMatch(own -> own.name().equalsIgnoreCase(table));
    }
}
