package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Schema;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Verb;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a write, in a database that was made for it: run one by one and run once, each from the same rows,
 * and what the tables hold afterwards. Executions that the database refuses are left out of both.
 *
 * @param draft the statement with room for that many keys, or rows
 */
record WriteTrial(Scratch scratch, Finding finding, IntFunction<Draft> draft) {
    private static final int TRIES = 24;

    Verification outcome() throws SQLException {
        List<List<@Nullable Object>> tries = tries();
        Connection connection = scratch.connection();
        connection.setAutoCommit(false);
        try {
            List<List<@Nullable Object>> accepted = new ArrayList<>();
            long changed = oneByOne(tries, accepted);
            Map<String, List<String>> expected = contents();
            connection.rollback();
            if (changed == 0) {
                return Verification.equal(0, 0, 0, 0, 0);
            }
            Draft whole = draft.apply(accepted.size());
            update(whole.sql(), binds(whole, accepted));
            Map<String, List<String>> actual = contents();
            connection.rollback();
            return compared(expected, actual, accepted.size(), changed);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Verification compared(
            Map<String, List<String>> expected, Map<String, List<String>> actual, long keys, long changed) {
        for (Map.Entry<String, List<String>> table : expected.entrySet()) {
            List<String> once = actual.getOrDefault(table.getKey(), List.of());
            if (!once.equals(table.getValue())) {
                return Verification.leaves(table.getKey(), table.getValue().size(), once.size());
            }
        }
        return Verification.equal(keys, changed, keys, 0, 0);
    }

    /** What each execution binds: keys of the parent's rows where they can be read, each once unless they were seen twice. */
    private List<List<@Nullable Object>> tries() throws SQLException {
        Ask ask = Ask.of(finding);
        List<@Nullable Object> others = values();
        List<List<@Nullable Object>> tries = new ArrayList<>();
        if (finding.child().shape().verb() == Verb.INSERT) {
            Collections.addAll(tries, others);
            while (tries.size() < TRIES) {
                tries.add(values());
            }
            return tries;
        }
        Given given = new Given(ask, Bound.UNKNOWN.drawn(null, others), false, null, List.of());
        for (List<@Nullable Object> key : keys(ask)) {
            tries.add(given.childBinds(key));
        }
        return tries;
    }

    private List<List<@Nullable Object>> keys(Ask ask) throws SQLException {
        List<List<@Nullable Object>> keys = new ArrayList<>();
        if (!ask.parent().isEmpty()) {
            try (Session session = new Session(scratch.connection(), scratch.engine())) {
                int markers = Tokens.of(ask.parent()).markers().size();
                List<@Nullable Object> binds =
                        markers == 0 ? List.of() : Drawn.values(session, ask.parent(), List.of(), TRIES);
                keys.addAll(session.all(ask.parent(), binds, ask.places()).values());
            }
        } else {
            List<Integer> markers =
                    ask.markers().stream().map(marker -> marker - Draft.CHILD).toList();
            for (int i = 0; i < TRIES; i++) {
                List<@Nullable Object> drawn = values();
                keys.add(new ArrayList<>(
                        markers.stream().map(marker -> drawn.get(marker - 1)).toList()));
            }
        }
        boolean repeated = finding.child().distinctBinds() < finding.child().executions();
        return repeated ? keys : new ArrayList<>(new LinkedHashSet<>(keys));
    }

    /** A value for each marker, such as the column may hold that it is stored in or compared with. */
    private List<@Nullable Object> values() {
        Outline outline = Outline.of(finding.child().shape());
        String table = scratch.name(outline.tables().get(0).name());
        Map<String, Schema.Column> columns = scratch.columns(table);
        List<@Nullable Object> values = new ArrayList<>();
        for (int marker = 1; marker <= outline.uses().size(); marker++) {
            String column = outline.use(marker).column();
            List<String> names = List.copyOf(columns.keySet());
            boolean placed = column == null && outline.uses().size() == names.size();
            String name = placed ? names.get(marker - 1) : column;
            Schema.Column of = columns.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            if (name == null || of == null) {
                throw new Refusal("no value can be made for bind " + marker + ", which meets no column");
            }
            values.add(scratch.traps().value(table, name, of));
        }
        return values;
    }

    private long oneByOne(List<List<@Nullable Object>> tries, List<List<@Nullable Object>> accepted)
            throws SQLException {
        long changed = 0;
        SQLException refused = null;
        for (List<@Nullable Object> binds : tries) {
            Savepoint before = scratch.connection().setSavepoint();
            try {
                changed += update(finding.child().shape().sql(), binds);
                accepted.add(binds);
            } catch (SQLException impossible) {
                scratch.connection().rollback(before);
                refused = impossible;
            }
        }
        if (accepted.isEmpty() && refused != null) {
            throw refused;
        }
        return changed;
    }

    private List<@Nullable Object> binds(Draft whole, List<List<@Nullable Object>> accepted) {
        List<@Nullable Object> binds = new ArrayList<>();
        if (finding.child().shape().verb() == Verb.INSERT) {
            accepted.forEach(binds::addAll);
            return binds;
        }
        Ask ask = Ask.of(finding);
        List<List<@Nullable Object>> keys = new ArrayList<>();
        for (List<@Nullable Object> each : accepted) {
            List<@Nullable Object> key = new ArrayList<>();
            ask.markers().forEach(marker -> key.add(each.get(marker - Draft.CHILD - 1)));
            keys.add(key);
        }
        Bound bound = Bound.UNKNOWN.drawn(null, accepted.get(0));
        return new Given(ask, bound, false, null, keys).binds(whole, keys);
    }

    private int update(String sql, List<? extends @Nullable Object> binds) throws SQLException {
        try (PreparedStatement statement = scratch.connection().prepareStatement(sql)) {
            for (int i = 0; i < binds.size(); i++) {
                Session.bind(statement, i + 1, binds.get(i));
            }
            return statement.executeUpdate();
        }
    }

    /** Every table's rows, in an order of their own. */
    private Map<String, List<String>> contents() throws SQLException {
        Map<String, List<String>> contents = new LinkedHashMap<>();
        for (String table : scratch.tables().keySet()) {
            List<String> rows = new ArrayList<>();
            try (PreparedStatement statement =
                    scratch.connection().prepareStatement("SELECT * FROM " + Definition.quoted(table))) {
                Rows.of(statement, List.of()).cells().forEach(row -> rows.add(String.join("\u0000", row)));
            }
            Collections.sort(rows);
            contents.put(table, rows);
        }
        return contents;
    }
}
