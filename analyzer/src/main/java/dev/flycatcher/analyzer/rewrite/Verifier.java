package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a finding's child for every key and its rewrite once, on one connection, and compares the bags of rows per key
 * (E5). Reads only: writes and walks are not run. Within bounds of keys, rows and seconds; beyond them nothing is
 * claimed. Give it a read-only account: the database's own functions may do what no parser sees.
 */
public final class Verifier {
    private static final int MOST_KEYS = 1_000;
    private static final int MOST_ROWS = 100_000;
    private static final int SECONDS = 10;

    private final Connection connection;
    private final Engine engine;

    /** On that connection, in its transaction when it has one open, else in one of its own that is rolled back. */
    public Verifier(Connection connection, Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    /**
     * Compares for one parent query's rows, or for keys given.
     *
     * @param parentBinds what the parent binds
     * @param childBinds what the child binds, in order; the key's place is overwritten
     * @param keys the recorded keys; ignored when the finding has a parent, whose rows are the keys then
     */
    public Verification verify(Finding finding, List<?> parentBinds, List<?> childBinds, List<?> keys) {
        try {
            boolean own = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                return compare(finding, parentBinds, childBinds, keys);
            } finally {
                if (own) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        } catch (Refusal refusal) {
            return Verification.notRun(refusal.reason());
        } catch (SQLException e) {
            return Verification.notRun("the database says " + Words.oneLine(String.valueOf(e.getMessage())));
        }
    }

    private Verification compare(Finding finding, List<?> parentBinds, List<?> childBinds, List<?> keys)
            throws SQLException {
        Draft draft = new Choice(finding, engine).draft(1);
        if (draft.kind() == Cure.Kind.SET_BASED || draft.kind() == Cure.Kind.RECURSIVE) {
            throw new Refusal("a walk or a write is not run twice");
        }
        if (!Ask.of(finding).also().isEmpty()) {
            throw new Refusal("its key has several columns, and keys are compared one by one");
        }
        Comparison comparison = new Comparison(finding, draft);
        Ask ask = Ask.of(finding);
        Rows parent = ask.parent().isEmpty() ? null : run(ask.parent(), parentBinds, ask.column(), ask.index());
        List<?> asked = parent == null ? keys : parent.values();
        if (asked.stream().distinct().count() > MOST_KEYS) {
            throw new Refusal("more than %,d keys".formatted(MOST_KEYS));
        }
        for (Object key : comparison.distinct(asked)) {
            comparison.oneByOne(key, run(ask.child(), bound(childBinds, ask.marker(), key), "", 0));
        }
        if (draft.markers().contains(0)) {
            draft = new Choice(finding, engine)
                    .draft(Math.max(1, comparison.keys().size()));
        }
        long start = System.nanoTime();
        Rows once = run(draft.sql(), binds(draft, parentBinds, childBinds, comparison.keys()), "", 0);
        return comparison.outcome(parent, once, System.nanoTime() - start);
    }

    private Rows run(String sql, List<?> binds, String label, int index) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(SECONDS);
            statement.setMaxRows(MOST_ROWS + 1);
            for (int i = 0; i < binds.size(); i++) {
                statement.setObject(i + 1, binds.get(i));
            }
            Rows rows = Rows.of(statement, label, index);
            if (rows.cells().size() > MOST_ROWS) {
                throw new Refusal("more than %,d rows".formatted(MOST_ROWS));
            }
            return rows;
        }
    }

    private static List<@Nullable Object> bound(List<?> childBinds, int marker, @Nullable Object key) {
        List<@Nullable Object> binds = new ArrayList<>(childBinds);
        while (binds.size() < marker) {
            binds.add(null);
        }
        binds.set(marker - 1, key);
        return binds;
    }

    private static List<@Nullable Object> binds(Draft draft, List<?> parentBinds, List<?> childBinds, List<?> keys) {
        List<@Nullable Object> binds = new ArrayList<>();
        int key = 0;
        for (int marker : draft.markers()) {
            if (marker == 0) {
                binds.add(key < keys.size() ? keys.get(key++) : null);
            } else {
                binds.add(
                        marker > Draft.CHILD ? childBinds.get(marker - Draft.CHILD - 1) : parentBinds.get(marker - 1));
            }
        }
        return binds;
    }
}
