package dev.flycatcher.analyzer.rewrite;

import java.math.BigDecimal;
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
 * @param bound what is known of the recording
 * @param parent the parent's rows, null when it was not run
 * @param keys the keys to ask for, with repetitions
 */
record Given(Ask ask, Bound bound, @Nullable Rows parent, List<List<@Nullable Object>> keys) {
    private static final int DRAWN = 100;

    static Given of(Session session, Ask ask, Draft draft, Bound bound) throws SQLException {
        if (bound.child() == null && others(ask) > 0) {
            throw new Refusal("the other values that the child binds were not recorded");
        }
        boolean again = !ask.parent().isEmpty() && (bound.parent() != null || markers(ask.parent()) == 0);
        if (again) {
            List<@Nullable Object> binds = bound.parent() == null ? List.of() : bound.parent();
            Rows parent = session.all(ask.parent(), binds, ask.places());
            return new Given(ask, bound, parent, parent.values());
        }
        if (!ask.parent().isEmpty() && !draft.listed()) {
            throw new Refusal("the values that the parent binds were not recorded");
        }
        List<List<@Nullable Object>> keys = bound.keys().isEmpty() ? drawn(session, ask) : bound.keys();
        return new Given(ask, bound, null, keys);
    }

    private static int markers(String sql) {
        return Tokens.of(sql).markers().size();
    }

    private static int others(Ask ask) {
        return markers(ask.child()) - ask.markers().size();
    }

    /** Keys that are there, one that is not, and NULL. */
    private static List<List<@Nullable Object>> drawn(Session session, Ask ask) throws SQLException {
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
            keys.add(Collections.singletonList(null));
            keys.add(Collections.singletonList(absent(keys)));
        }
        return keys;
    }

    /** Most likely no key: beyond the greatest number, or beside the first text. */
    private static @Nullable Object absent(List<List<@Nullable Object>> keys) {
        Object first = keys.get(0).get(0);
        if (!(first instanceof Number)) {
            return first instanceof String text ? text + "~" : null;
        }
        return keys.stream()
                .map(parts -> parts.get(0))
                .filter(Number.class::isInstance)
                .map(number -> new BigDecimal(number.toString()))
                .max(BigDecimal::compareTo)
                .map(most -> (Object) (most.longValue() + 1))
                .orElse(null);
    }

    /** What the child binds for that key. */
    List<@Nullable Object> childBinds(List<@Nullable Object> key) {
        List<@Nullable Object> known = bound.child();
        List<@Nullable Object> binds = known == null
                ? new ArrayList<>(Collections.nCopies(markers(ask.child()), null))
                : new ArrayList<>(known);
        for (int i = 0; i < key.size(); i++) {
            binds.set(ask.markers().get(i) - Draft.CHILD - 1, key.get(i));
        }
        return binds;
    }

    /** Whole numbers alike, whether a driver reads them as int or as long. */
    static List<@Nullable Object> plain(List<@Nullable Object> key) {
        List<@Nullable Object> plain = new ArrayList<>(key);
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
        keys.forEach(parts::addAll);
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

    private static @Nullable Object at(@Nullable List<@Nullable Object> binds, int marker) {
        if (binds == null || marker > binds.size()) {
            throw new Refusal("the values it binds were not recorded");
        }
        return binds.get(marker - 1);
    }
}
