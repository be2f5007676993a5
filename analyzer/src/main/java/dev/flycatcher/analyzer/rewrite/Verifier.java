package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Trace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a finding's child for every key and its rewrite once, on one connection, and compares the bags of rows per key
 * (E5). Reads only: writes and walks are not run. Within bounds of keys, rows and seconds; beyond them nothing is
 * claimed. Give it a read-only account: the database's own functions may do what no parser sees.
 */
public final class Verifier {
    private static final int MOST_KEYS = 1_000;

    private final Connection connection;
    private final Engine engine;

    /** On that connection, in its transaction when it has one open, else in a read-only one of its own that is rolled back. */
    public Verifier(Connection connection, Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    /** Compares with the values these recordings kept; what they do not know is drawn from the data, or refused. */
    public Verification verify(Finding finding, List<Trace> traces) {
        return verify(finding, Bound.of(finding, traces));
    }

    /** Compares for one parent query's rows, or for the keys that were asked for. */
    public Verification verify(Finding finding, Bound bound) {
        try (Session session = new Session(connection, engine)) {
            return compare(session, finding, bound);
        } catch (Refusal refusal) {
            return Verification.notRun(refusal.reason());
        } catch (SQLException e) {
            return Verification.notRun("the database says " + Words.oneLine(String.valueOf(e.getMessage())));
        }
    }

    private Verification compare(Session session, Finding finding, Bound bound) throws SQLException {
        Draft draft = new Choice(finding, engine).draft(1);
        if (draft.kind() == Cure.Kind.SET_BASED || draft.kind() == Cure.Kind.RECURSIVE) {
            throw new Refusal("a walk or a write is not run twice");
        }
        if (bound.written() != null) {
            throw new Refusal(bound.written() + " was written after it was read");
        }
        Ask ask = Ask.of(finding);
        Given given = Given.of(session, ask, draft, bound);
        Comparison comparison = new Comparison(ask, draft);
        List<List<@Nullable Object>> keys = comparison.distinct(given.keys());
        if (keys.size() > MOST_KEYS) {
            throw new Refusal("more than %,d keys".formatted(MOST_KEYS));
        }
        long start = System.nanoTime();
        for (List<@Nullable Object> key : keys) {
            Rows rows = session.all(ask.child(), given.childBinds(key), List.of());
            comparison.oneByOne(key, rows, given.recorded(key));
        }
        long loop = System.nanoTime() - start;
        return once(session, finding, comparison, given, loop);
    }

    private Verification once(Session session, Finding finding, Comparison comparison, Given given, long loop)
            throws SQLException {
        List<List<@Nullable Object>> keys = comparison.keys();
        Draft draft = new Choice(finding, engine).draft(Math.max(1, keys.size()));
        List<@Nullable Object> binds = given.binds(draft, keys);
        long start = System.nanoTime();
        Rows once = session.all(draft.sql(), binds, List.of());
        Verification outcome = comparison.outcome(given.parent(), once, loop, System.nanoTime() - start);
        return outcome.state() == Verification.State.EQUAL
                ? outcome.warned(Plan.warnings(
                        session,
                        engine,
                        given,
                        draft,
                        outcome.rows(),
                        once.cells().size()))
                : outcome;
    }
}
