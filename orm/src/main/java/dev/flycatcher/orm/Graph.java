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
    private final Body body;
    private final List<Part> parts = new ArrayList<>();
    private final List<Computed> computed = new ArrayList<>();
    private boolean shells;

    private record Computed(Expression<?> expression, int position, int extra) {}

    Graph(Body body) {
        this.body = body;
        parts.add(new Part(body.root, Part.ROOT, -1, false));
        body.joins.forEach(this::add);
        int position = 1;
        for (Expression<?> each : body.expressions()) {
            place(each, position++);
        }
        for (Load<?, ?> load : body.loads) {
            load.reserve(parts.get(0).keys);
        }
        settle();
    }

    private void add(Join join) {
        int parent = indexOf(join.from());
        ForeignKeyColumn<?, ?, ?> along = join.along();
        boolean mayMiss = join.type().mayMiss() || parts.get(parent).mayMiss;
        parts.add(new Part(join.to(), parent, along == null ? -1 : along.slot(), mayMiss));
    }

    private int indexOf(Source source) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).source == source) {
                return i;
            }
        }
        throw new QueryException(source.label() + " is selected, but the query does not read from it. Join it first.");
    }

    private void place(Expression<?> each, int position) {
        if (each instanceof Column<?, ?> column) {
            parts.get(indexOf(column.table())).select(column.index(), position);
        } else if (each instanceof DerivedColumn<?> column && indexOf(column.source()) > 0) {
            parts.get(indexOf(column.source())).select(column.source().columns().indexOf(column), position);
        } else {
            List<Object> keys = parts.get(0).keys;
            computed.add(new Computed(each, position, keys.size()));
            keys.add(each);
        }
    }

    private void settle() {
        boolean[] carries = new boolean[parts.size()];
        for (int i = parts.size() - 1; i > 0; i--) {
            Part part = parts.get(i);
            part.seal();
            carries[i] |= part.selected > 0;
            carries[part.parent] |= carries[i];
            shells |= carries[i] && part.selected == 0;
        }
        parts.get(0).seal();
        for (int i = 1; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (carries[i] && part.slot < 0) {
                Part parent = parts.get(part.parent);
                part.extra = parent.keys.size();
                parent.keys.add(part.source);
            }
        }
        for (int i = parts.size() - 1; i > 0; i--) {
            live.add(0, carries[i] ? i : -1);
        }
        live.removeIf(i -> i < 0);
    }

    private final List<Integer> live = new ArrayList<>();

    /** The origins of the rows of one run, one per part. */
    Origin[] origins(@Nullable Database database, String sql) {
        Lazy lazy = body.lazy;
        Origin[] origins = new Origin[parts.size()];
        for (int i = 0; i < origins.length; i++) {
            Part part = parts.get(i);
            origins[i] = new Origin(database, part.missing(), List.copyOf(part.keys), lazy, sql, null);
            if (Database.lazyMode(lazy, database) == Lazy.PEERS) {
                origins[i].peers = new ArrayList<>();
            }
        }
        return origins;
    }

    Object read(Origin[] origins, ResultSet rows, Dialect dialect) throws SQLException {
        Object root = parts.get(0).read(origins[0], rows, dialect);
        if (!(root instanceof Row row)) {
            throw new QueryException("Rows of " + body.root.label() + " are no entities: read them with tuples().");
        }
        enrol(row, origins[0]);
        if (body.owner != null) {
            body.owner.own(row);
        }
        for (Computed each : computed) {
            Object value = each.expression().type().read(rows, each.position(), dialect);
            row.extras[each.extra()] = value == null ? Row.ABSENT : value;
        }
        if (!live.isEmpty()) {
            joined(row, origins, rows, dialect);
        }
        return row;
    }

    private void joined(Row root, Origin[] origins, ResultSet rows, Dialect dialect) throws SQLException {
        @Nullable Object[] read = new Object[parts.size()];
        read[0] = root;
        for (int i : live) {
            Part part = parts.get(i);
            if (part.selected > 0) {
                read[i] = part.read(origins[i], rows, dialect);
                if (read[i] instanceof Row row) {
                    enrol(row, origins[i]);
                }
            }
        }
        if (shells) {
            fillShells(read, origins);
        }
        for (int i : live) {
            attach(parts.get(i), read[parts.get(i).parent], read[i]);
        }
    }

    /** A source nothing was selected of still carries what was selected beyond it. */
    private void fillShells(@Nullable Object[] read, Origin[] origins) {
        for (int at = live.size() - 1; at >= 0; at--) {
            Part child = parts.get(live.get(at));
            Part parent = parts.get(child.parent);
            if (read[live.get(at)] != null && read[child.parent] == null && parent.selected == 0) {
                Row shell = ((Table<?>) parent.source).newRow(origins[child.parent]);
                enrol(shell, origins[child.parent]);
                read[child.parent] = shell;
            }
        }
    }

    private static void enrol(Row row, Origin origin) {
        if (!origin.keys.isEmpty()) {
            row.extras = new Object[origin.keys.size()];
        }
        if (origin.peers != null) {
            origin.peers.add(row);
        }
    }

    private static void attach(Part part, @Nullable Object parent, @Nullable Object child) {
        if (!(parent instanceof Row row)) {
            return;
        }
        if (part.slot >= 0) {
            // An inner join that read nothing but NULL leaves the reference to a lazy read.
            if (child != null || part.mayMiss) {
                row.slot(part.slot, child == null ? Row.ABSENT : child);
            }
        } else {
            row.extras[part.extra] = child == null ? Row.ABSENT : child;
        }
    }
}
