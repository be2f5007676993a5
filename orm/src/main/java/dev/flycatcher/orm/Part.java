package dev.flycatcher.orm;

import dev.flycatcher.orm.annotation.Lazy;
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
    final Source source;

    /** What it hangs on; null for the root. */
    final @Nullable Part parent;

    private final List<Part> children = new ArrayList<>();

    /** Where it hangs: a slot of the parent or, if that is -1, one of its extras. */
    private final int slot;

    private int extra = -1;
    final boolean mayMiss;

    /** Whether it is read, or one beyond it is. */
    boolean carries;

    int number;
    final List<Object> keys = new ArrayList<>();

    /** Position (from 1) of each selected column, by column; 0 where not selected. */
    private final int[] positions;

    private boolean whole;
    private int first;
    private int nullTest;
    private boolean nullTestIsLong;
    int selected;

    Part(Source source, @Nullable Part parent, int slot, boolean mayMiss) {
        this.source = source;
        this.parent = parent;
        this.slot = slot;
        this.mayMiss = mayMiss;
        this.positions = new int[size(source)];
        if (parent != null) {
            parent.children.add(this);
        }
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

    boolean selects(int column) {
        return positions[column] != 0;
    }

    /** Reserves its place among the parent's extras, unless a slot is its place. */
    void takePlace() {
        if (slot < 0 && parent != null) {
            extra = parent.keys.size();
            parent.keys.add(source);
        }
    }

    void attach(@Nullable Object on, @Nullable Object child) {
        if (!(on instanceof Row row)) {
            return;
        }
        if (slot < 0) {
            row.extras[extra] = child == null ? Row.ABSENT : child;
        } else if (child != null || mayMiss) {
            // An inner join that read nothing but NULL leaves the reference to a lazy read.
            row.slot(slot, child == null ? Row.ABSENT : child);
        }
    }

    /** The part of {@code sought} at or below this one, or null. */
    @Nullable
    Part find(Source sought) {
        Part found = source == sought ? this : null;
        for (int i = 0; found == null && i < children.size(); i++) {
            found = children.get(i).find(sought);
        }
        return found;
    }

    Part root() {
        return parent == null ? this : parent.root();
    }

    /** The nearest part that is read as a row, on which others can hang: a subquery's values are but a map. */
    Part row() {
        return source instanceof Table<?> || parent == null ? this : parent.row();
    }

    /** What was joined along a reference or single back-reference of {@code row}, which this is joined to; or null. */
    @Nullable
    Object attached(Row row) {
        return slot < 0 ? null : row.slot(slot);
    }

    Origin origin(Database database, Lazy lazy, String sql, boolean peers) {
        if (!peers) {
            return new Origin(database, missing(), List.copyOf(keys), lazy, sql, this, null);
        }
        List<Object> all = new ArrayList<>(keys);
        if (source instanceof Table<?> table) {
            table.base().relations().forEach(each -> Load.of(each).reserve(all));
        }
        Origin origin = new Origin(database, missing(), List.copyOf(all), lazy, sql, this, null);
        origin.peers = new ArrayList<>();
        return origin;
    }

    private @Nullable BitSet missing() {
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

    /** Whether each row is all columns of a table, side by side. */
    boolean isWhole() {
        return whole;
    }

    /** A reader for rows of which nothing but that is wanted, as most are. */
    Mapping.Reader<Object> whole(Origin origin) {
        Table<?> table = (Table<?>) source;
        return rows -> {
            Row row = table.read(origin, rows, first);
            Graph.enrol(row, origin);
            return row;
        };
    }

    /** Where the rows read so far are kept by key, if they can be told apart by one that is selected; else null. */
    @Nullable
    RowMap<Object> sharedRows() {
        if (slot < 0 || !nullTestIsLong || nullTest == 0 || !(source instanceof Table<?> table)) {
            return null;
        }
        return RowMap.of(table.primaryKey().get(0), table.primaryKey().get(0), 16);
    }

    /** As {@link #read}, but a row that was read before is not read again. */
    @Nullable
    Object readOnce(RowMap<Object> before, Origin origin, ResultSet rows, Dialect dialect) throws SQLException {
        Long key = rows.getLong(nullTest);
        Object known = before.get(key);
        if (known != null) {
            return known;
        }
        Object read = read(origin, rows, dialect);
        if (read != null) {
            before.put(key, read);
        }
        return read;
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
        if (parent == null) {
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
