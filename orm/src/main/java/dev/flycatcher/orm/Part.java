package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one source of a query is read from a row and hung into the graph. Worked out once per query. */
final class Part {
    static final int ROOT = -1;

    final Source source;
    /** Which part it hangs on, and where: a slot of it, or one of its extras. */
    final int parent;

    final int slot;
    int extra = -1;
    final boolean mayMiss;
    final List<Object> keys = new ArrayList<>();

    /** Position (from 1) of each selected column, by column; 0 where not selected. */
    private final int[] positions;

    private boolean whole;
    private int first;
    private int nullTest;
    private boolean nullTestIsLong;
    int selected;

    Part(Source source, int parent, int slot, boolean mayMiss) {
        this.source = source;
        this.parent = parent;
        this.slot = slot;
        this.mayMiss = mayMiss;
        this.positions = new int[size(source)];
    }

    private static int size(Source source) {
        return source instanceof Table<?> table
                ? table.columns().size()
                : ((Derived) source).columns().size();
    }

    void select(int column, int position) {
        if (positions[column] == 0) {
            positions[column] = position;
            selected++;
        }
    }

    /** Settles how to read, once all columns are known. */
    void seal() {
        first = positions.length == 0 ? 0 : positions[0];
        whole = source instanceof Table<?> && selected == positions.length && selected > 0;
        for (int i = 0; i < positions.length && whole; i++) {
            whole = positions[i] == first + i;
        }
        if (source instanceof Table<?> table && table.primaryKey().size() == 1) {
            Column<?, ?> key = table.primaryKey().get(0);
            nullTest = positions[key.index()];
            nullTestIsLong = key.type().java() == Long.class;
        }
    }

    @Nullable
    BitSet missing() {
        if (selected == positions.length) {
            return null;
        }
        BitSet missing = new BitSet();
        for (int i = 0; i < positions.length; i++) {
            missing.set(i, positions[i] == 0);
        }
        return missing;
    }

    /** The row or map of this part; null where all that was selected of it is NULL. */
    @Nullable
    Object read(Origin origin, ResultSet rows, Dialect dialect) throws SQLException {
        if (isMissing(rows)) {
            return null;
        }
        if (!(source instanceof Table<?> table)) {
            return readMap((Derived) source, rows, dialect);
        }
        return whole ? table.read(origin, rows, first) : readSome(table, origin, rows, dialect);
    }

    private Row readSome(Table<?> table, Origin origin, ResultSet rows, Dialect dialect) throws SQLException {
        Row row = table.newRow(origin);
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] != 0) {
                Object value = table.columns().get(i).type().read(rows, positions[i], dialect);
                if (value != null) {
                    row.set(i, value);
                }
            }
        }
        return row;
    }

    private Map<String, @Nullable Object> readMap(Derived derived, ResultSet rows, Dialect dialect)
            throws SQLException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] != 0) {
                DerivedColumn<?> column = (DerivedColumn<?>) derived.columns().get(i);
                map.put(column.name(), column.type().read(rows, positions[i], dialect));
            }
        }
        return map;
    }

    private boolean isMissing(ResultSet rows) throws SQLException {
        if (parent == ROOT) {
            return false;
        }
        if (nullTest != 0) {
            return mayMiss && isNull(rows, nullTest);
        }
        for (int position : positions) {
            if (position != 0 && !isNull(rows, position)) {
                return false;
            }
        }
        return true;
    }

    private boolean isNull(ResultSet rows, int position) throws SQLException {
        if (nullTestIsLong && position == nullTest) {
            return rows.getLong(position) == 0 && rows.wasNull();
        }
        return rows.getObject(position) == null;
    }
}
