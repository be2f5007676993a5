package dev.flycatcher.analyzer.rewrite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import net.sf.jsqlparser.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * What a rewrite is tried on: the parent's rows where it can be run again, else the keys that were recorded, else keys
 * of the child's own table.
 *
 * @param ask what is rewritten
 * @param bound what is known of the recording, and what was drawn where it knows nothing
 * @param drawn whether anything was
 * @param parent the parent's rows, null when it was not run
 * @param keys the keys to ask for, with repetitions
 */
record Given(Ask ask, Bound bound, boolean drawn, @Nullable Rows parent, List<List<@Nullable Object>> keys) {
    private static final int DRAWN = 100;
    /** What a drawn LIMIT is: of parents, and of the rows of each. */
    private static final int PARENTS = 100;

    private static final int CHILDREN = 2;

    static Given of(Session session, Ask ask, Draft draft, Bound known) throws SQLException {
        Bound bound = known;
        if (bound.child() == null && others(ask) > 0) {
            bound = bound.drawn(bound.parent(), values(session, "child", ask.child(), keys(ask), CHILDREN));
        }
        boolean listed =
                ask.parent().isEmpty() || draft.listed() && !bound.keys().isEmpty();
        if (bound.parent() == null && markers(ask.parent()) > 0 && !listed) {
            bound = parentDrawn(session, ask, draft, bound);
        }
        boolean again = !ask.parent().isEmpty() && (bound.parent() != null || markers(ask.parent()) == 0);
        if (again) {
            List<@Nullable Object> binds = bound.parent() == null ? List.of() : bound.parent();
            Rows parent = session.all(ask.parent(), binds, ask.places());
            return new Given(ask, bound, bound != known, parent, parent.values());
        }
        List<List<@Nullable Object>> keys = bound.keys().isEmpty() ? drawn(session, ask) : bound.keys();
        return new Given(ask, bound, bound != known, null, keys);
    }

    /** A parent that cannot be run is no matter where the cure takes keys, which are drawn then. */
    private static Bound parentDrawn(Session session, Ask ask, Draft draft, Bound bound) throws SQLException {
        try {
            return bound.drawn(values(session, "parent", ask.parent(), List.of(), PARENTS), bound.child());
        } catch (Refusal undrawn) {
            if (draft.listed()) {
                return bound;
            }
            throw undrawn;
        }
    }

    private static List<@Nullable Object> values(
            Session session, String which, String sql, List<Integer> keys, int rows) throws SQLException {
        try {
            return Drawn.values(session, sql, keys, rows);
        } catch (Refusal undrawn) {
            throw new Refusal(
                    "the values that the %s binds were not recorded, and %s".formatted(which, undrawn.reason()));
        }
    }

    /** The child's markers that hold the key, from 1. */
    private static List<Integer> keys(Ask ask) {
        return ask.markers().stream().map(marker -> marker - Draft.CHILD).toList();
    }

    private static int markers(String sql) {
        return Tokens.of(sql).markers().size();
    }

    private static int others(Ask ask) {
        return markers(ask.child()) - ask.markers().size();
    }

    /** Keys that are there, one that is not, and NULL. */
    static List<List<@Nullable Object>> drawn(Session session, Ask ask) throws SQLException {
        Query child = Query.of(ask.child(), Draft.CHILD);
        Table table = child.onlyTable()
                .orElseThrow(() -> new Refusal("the keys were not recorded, and it reads more than one table"));
        Key key = Key.of(child.select().getWhere(), ask);
        String columns =
                String.join(", ", key.columns().stream().map(Object::toString).toList());
        List<Rows.Place> places = new ArrayList<>();
        for (int i = 1; i <= key.columns().size(); i++) {
            places.add(new Rows.Place("", i));
        }
        Rows rows = session.run("SELECT DISTINCT " + columns + " FROM " + table, List.of(), places, DRAWN);
        List<List<@Nullable Object>> keys = new ArrayList<>(rows.values());
        keys.removeIf(parts -> parts.stream().anyMatch(Objects::isNull));
        if (key.columns().size() == 1 && !keys.isEmpty()) {
            Object absent =
                    Drawn.absent(keys.stream().map(parts -> parts.get(0)).toList());
            keys.add(Collections.singletonList(null));
            keys.add(Collections.singletonList(absent));
        }
        return keys;
    }

    /** What the child binds for that key. */
    List<@Nullable Object> childBinds(List<@Nullable Object> key) {
        List<@Nullable Object> known = bound.child();
        List<@Nullable Object> binds = known == null
                ? new ArrayList<>(Collections.nCopies(markers(ask.child()), null))
                : new ArrayList<>(known);
        for (int i = 0; i < key.size(); i++) {
            int at = ask.markers().get(i) - Draft.CHILD - 1;
            binds.set(at, Bound.Typed.like(binds.get(at), key.get(i)));
        }
        return binds;
    }

    /** Values alone, and whole numbers alike, whether a driver reads them as int or as long. */
    static List<@Nullable Object> plain(List<@Nullable Object> key) {
        List<@Nullable Object> plain = new ArrayList<>(key);
        plain.replaceAll(part -> part instanceof Bound.Typed typed ? typed.value() : part);
        plain.replaceAll(part -> part instanceof Integer || part instanceof Short || part instanceof Byte
                ? (Object) ((Number) part).longValue()
                : part);
        return plain;
    }

    /** How many rows the recording had for that key, -1 when that is not known. */
    long recorded(List<@Nullable Object> key) {
        int at = bound.keys().indexOf(plain(key));
        return at < 0 ? -1 : bound.rows().get(at);
    }

    /** What the rewrite binds for these keys. */
    List<@Nullable Object> binds(Draft draft, List<List<@Nullable Object>> keys) {
        List<@Nullable Object> parts = new ArrayList<>();
        boolean array = draft.markers().contains(Draft.ARRAY);
        keys.forEach(key -> parts.addAll(array || bound.child() == null ? key : typed(key)));
        List<@Nullable Object> binds = new ArrayList<>();
        int part = 0;
        for (int marker : draft.markers()) {
            if (marker == Draft.ARRAY) {
                binds.add(new Session.Keys(parts));
            } else if (marker == 0) {
                binds.add(part < parts.size() ? parts.get(part++) : null);
            } else {
                binds.add(marker > Draft.CHILD ? at(bound.child(), marker - Draft.CHILD) : at(bound.parent(), marker));
            }
        }
        return binds;
    }

    /** The key bound as the child bound it. */
    private List<@Nullable Object> typed(List<@Nullable Object> key) {
        List<@Nullable Object> binds = childBinds(key);
        return new ArrayList<>(keys(ask).stream().map(at -> binds.get(at - 1)).toList());
    }

    private static @Nullable Object at(@Nullable List<@Nullable Object> binds, int marker) {
        if (binds == null || marker > binds.size()) {
            throw new Refusal("the values it binds were not recorded");
        }
        return binds.get(marker - 1);
    }
}
