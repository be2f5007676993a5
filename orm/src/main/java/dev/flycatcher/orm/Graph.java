package dev.flycatcher.orm;

import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a query as entities, each joined one in its place. Compiled once, read many times. */
final class Graph {
    private static final Origin[] NO_ORIGINS = {};
    private static final @Nullable Object[] NO_ROWS = {};

    private final Body body;
    private final List<Part> all = new ArrayList<>();
    private final Computed[] computed;
    private final Part root;

    /** Joined parts that are read, or that carry one that is; those nearer the root first. */
    private final Part[] joined;

    private final boolean shells;

    /** What one run needs: the origins of its rows, room for the joined ones of a row, and those shared. */
    private record Run(
            Origin mine,
            Origin[] theirs,
            @Nullable Object[] found,
            List<@Nullable RowMap<Object>> shared,
            Dialect dialect) {}

    private record Computed(Expression<?> expression, int position, int extra) {}

    /** @param flat whether joined columns are read by their own keys, and not as joined entities */
    Graph(Body body, boolean flat) {
        this.body = body;
        this.root = new Part(body.root, null, -1, false);
        all.add(root);
        if (!flat) {
            body.joins.forEach(this::add);
        }
        List<Computed> values = new ArrayList<>();
        int position = 1;
        for (Expression<?> each : body.expressions()) {
            place(each, position++, flat, values);
        }
        this.computed = values.toArray(Computed[]::new);
        for (Load<?, ?> load : body.loads) {
            load.reserve(root.keys);
            load.check(body, root);
        }
        all.forEach(Part::seal);
        this.joined = carrying();
        this.shells = List.of(joined).stream().anyMatch(each -> each.selected == 0);
    }

    private void add(Join join) {
        Part from = part(join.from());
        boolean mayMiss = join.type().mayMiss() || from.mayMiss;
        all.add(new Part(join.to(), from.row(), join.slot(), mayMiss));
    }

    private Part part(Source source) {
        for (Part each : all) {
            if (each.source == source) {
                return each;
            }
        }
        throw new QueryException(source.label() + " is selected, but the query does not read from it. Join it first.");
    }

    private void place(Expression<?> each, int position, boolean flat, List<Computed> values) {
        if (each instanceof Column<?, ?> column && (!flat || column.table() == body.root)) {
            part(column.table()).select(column.index(), position);
        } else if (each instanceof DerivedColumn<?> column && !flat) {
            part(column.source()).select(column.source().columns().indexOf(column), position);
        } else {
            values.add(new Computed(each, position, root.keys.size()));
            root.keys.add(each);
        }
    }

    private Part[] carrying() {
        for (int i = all.size() - 1; i > 0; i--) {
            Part part = all.get(i);
            part.carries |= part.selected > 0;
            if (part.parent != null) {
                part.parent.carries |= part.carries;
            }
        }
        List<Part> found = new ArrayList<>();
        for (Part part : all) {
            if (part.parent != null && part.carries) {
                part.number = found.size();
                part.takePlace();
                found.add(part);
            }
        }
        return found.toArray(Part[]::new);
    }

    /** A reader for the rows of one run. */
    Mapping.Reader<Object> reader(Database database, String sql) {
        boolean peers = Database.lazyMode(body.lazy, database) == Lazy.PEERS;
        Origin mine = root.origin(database, body.lazy, sql, peers);
        if (joined.length == 0) {
            Run alone = new Run(mine, NO_ORIGINS, NO_ROWS, List.of(), database.dialect());
            boolean plain = body.owner == null && computed.length == 0 && root.isWhole();
            return plain ? root.whole(mine) : rows -> read(alone, rows);
        }
        Origin[] theirs = new Origin[joined.length];
        for (int i = 0; i < theirs.length; i++) {
            theirs[i] = joined[i].origin(database, body.lazy, sql, peers);
        }
        Dialect dialect = database.dialect();
        Run run = new Run(mine, theirs, new Object[joined.length], shared(), dialect);
        return rows -> read(run, rows);
    }

    private List<@Nullable RowMap<Object>> shared() {
        List<@Nullable RowMap<Object>> all = new ArrayList<>();
        for (Part part : joined) {
            all.add(body.sharing ? part.sharedRows() : null);
        }
        return all;
    }

    private Object read(Run run, ResultSet rows) throws SQLException {
        if (!(root.read(run.mine, rows, run.dialect) instanceof Row row)) {
            throw new QueryException("Rows of " + body.root.label() + " are no entities: read them with tuples().");
        }
        enrol(row, run.mine);
        if (body.owner != null) {
            body.owner.own(row);
        }
        for (Computed each : computed) {
            Object value = each.expression().type().read(rows, each.position(), run.dialect);
            row.extras[each.extra()] = value == null ? Row.ABSENT : value;
        }
        if (joined.length > 0) {
            join(row, run, rows);
        }
        return row;
    }

    private void join(Row row, Run run, ResultSet rows) throws SQLException {
        @Nullable Object[] read = run.found;
        for (int i = 0; i < read.length; i++) {
            read[i] = joined[i].selected > 0 ? joined(i, run, rows) : null;
        }
        if (shells) {
            fillShells(read, run.theirs);
        }
        for (int i = 0; i < read.length; i++) {
            Part parent = joined[i].parent;
            joined[i].attach(parent == root ? row : read[parent.number], read[i]);
        }
    }

    private @Nullable Object joined(int i, Run run, ResultSet rows) throws SQLException {
        RowMap<Object> before = run.shared.get(i);
        Object read = before != null
                ? joined[i].readOnce(before, run.theirs[i], rows, run.dialect)
                : joined[i].read(run.theirs[i], rows, run.dialect);
        if (read instanceof Row row && (before == null || row.extras == null)) {
            enrol(row, run.theirs[i]);
        }
        return read;
    }

    /** A source of which nothing was selected still carries what was selected beyond it. */
    private void fillShells(@Nullable Object[] read, Origin[] origins) {
        for (int i = read.length - 1; i >= 0; i--) {
            Part parent = joined[i].parent;
            if (parent != root && read[i] != null && read[parent.number] == null && parent.selected == 0) {
                Row shell = ((Table<?>) parent.source).newRow(origins[parent.number]);
                enrol(shell, origins[parent.number]);
                read[parent.number] = shell;
            }
        }
    }

    static void enrol(Row row, Origin origin) {
        if (origin.extras > 0) {
            row.extras = new Object[origin.extras];
        }
        if (origin.peers != null) {
            origin.peers.add(row);
        }
    }
}
