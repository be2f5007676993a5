package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Trace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Runs a finding's child for every key and its rewrite once, on one connection, and compares the bags of rows per key
 * (E5). Reads only: writes and walks are not run. Within bounds of keys, rows and seconds; beyond them nothing is
 * claimed. Give it a read-only account: the database's own functions may do what no parser sees.
 */
public final class Verifier {
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
        Choice choice = new Choice(finding, engine);
        Draft draft = choice.draft(1);
        if (draft.kind() == Cure.Kind.SET_BASED || draft.kind() == Cure.Kind.RECURSIVE) {
            throw new Refusal("a walk or a write is not run twice");
        }
        if (bound.written() != null) {
            throw new Refusal(bound.written() + " was written after it was read");
        }
        Ask ask = Ask.of(finding);
        try {
            Verification once = new Trial(session, engine, ask, bound, choice::draft).outcome();
            boolean batch = draft.fed()
                    && once.state() == Verification.State.EQUAL
                    && !once.warnings().isEmpty();
            return batch ? instead(session, finding, bound, once.warnings()).orElse(once) : once;
        } catch (Refusal.TooManyRows exploded) {
            return draft.fed()
                    ? instead(session, finding, bound, List.of("Joined, it gives " + exploded.reason() + "."))
                            .orElseThrow(() -> exploded)
                    : Verification.notRun(exploded.reason());
        }
    }

    /** The batch of keys, where it may be written and gives the same: what a join costs too much for (I10). */
    private Optional<Verification> instead(Session session, Finding finding, Bound bound, List<String> reasons)
            throws SQLException {
        Choice choice = new Choice(finding, engine);
        try {
            if (choice.batch(1).fed()) {
                return Optional.empty();
            }
            Verification batch = new Trial(session, engine, Ask.of(finding), bound, choice::batch).outcome();
            return batch.state() == Verification.State.EQUAL
                    ? Optional.of(batch.warned(reasons).instead(new Rewriter(engine).batch(finding)))
                    : Optional.empty();
        } catch (Refusal none) {
            return Optional.empty();
        }
    }
}
