package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Trace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a finding's child for every key and its rewrite once, on one connection, and compares the bags of rows per key
 * (E5). Reads only: writes are run on data made for them, or not at all. Within bounds of keys, rows and seconds; beyond them nothing is
 * claimed. Give it a read-only account: the database's own functions may do what no parser sees.
 */
public final class Verifier {
    private final Connection connection;
    private final Engine engine;
    private final @Nullable Adversary adversary;
    private final Limits limits;

    /** On that connection, in its transaction when it has one open, else in a read-only one of its own that is rolled back. */
    public Verifier(Connection connection, Engine engine) {
        this(connection, engine, null, Limits.DEFAULT);
    }

    private Verifier(Connection connection, Engine engine, @Nullable Adversary adversary, Limits limits) {
        this.connection = connection;
        this.engine = engine;
        this.adversary = adversary;
        this.limits = limits;
    }

    /** The same, and what holds on the connection's data is tried on data made to break it as well. */
    public Verifier against(Adversary other) {
        return new Verifier(connection, engine, other, limits);
    }

    /**
     * The same, where a statement is ended after so long, instead of 10 s.
     *
     * @param seconds 1 or more
     */
    public Verifier within(int seconds) {
        return within(limits.seconds(seconds));
    }

    Verifier within(Limits other) {
        return new Verifier(connection, engine, adversary, other);
    }

    /** Compares with the values these recordings kept; what they do not know is drawn from the data, or refused. */
    public Verification verify(Finding finding, List<Trace> traces) {
        return verify(finding, Bound.of(finding, traces));
    }

    /** Compares for one parent query's rows, or for the keys that were asked for. */
    public Verification verify(Finding finding, Bound bound) {
        Verification own = verify(finding, bound, Form.WRITTEN);
        if (own.state() == Verification.State.DIFFERENT) {
            return byEach(finding, bound, own).orElse(own);
        }
        if (adversary == null || kind(finding) == null) {
            return own;
        }
        Form form = own.preferred() == null ? Form.WRITTEN : Form.BATCH;
        Verification hard = adversary.tried(finding, form);
        return switch (hard.state()) {
            case EQUAL -> own.and("; on adversarial data too, " + hard.words().replaceFirst("equal ", ""));
            case NOT_RUN ->
                own.and("; not tried on adversarial data: " + hard.words().replaceFirst("not verified: ", ""));
            case DIFFERENT -> otherwise(finding, bound, form, hard.adversarial());
        };
    }

    /** Keys that the database holds equal and a map does not: the child for each of them, where that gives the same. */
    private Optional<Verification> byEach(Finding finding, Bound bound, Verification different) {
        Verification each = verify(finding, bound, Form.EACH);
        return each.state() == Verification.State.EQUAL
                ? Optional.of(each.warned(List.of("Written first, it " + different.words() + "."))
                        .instead(new Rewriter(engine).cure(finding, Form.EACH)))
                : Optional.empty();
    }

    /** Another form that holds on all data, where there is one; else what differed. */
    private Verification otherwise(Finding finding, Bound bound, Form tried, Verification different) {
        for (Form form : List.of(Form.OUTER, Form.BATCH, Form.EACH)) {
            if (form == tried || adversary == null || same(finding, tried, form)) {
                continue;
            }
            Verification own = verify(finding, bound, form);
            Verification hard = adversary.tried(finding, form);
            if (own.state() != Verification.State.DIFFERENT && hard.state() == Verification.State.EQUAL) {
                return own.and("; on adversarial data too, " + hard.words().replaceFirst("equal ", ""))
                        .warned(List.of("Written first, it " + different.words() + "."))
                        .instead(new Rewriter(engine).cure(finding, form));
            }
        }
        return different;
    }

    /** Whether that form says nothing new. */
    private boolean same(Finding finding, Form form, Form other) {
        Choice choice = new Choice(finding, engine);
        try {
            return other.draft(choice, 1).sql().equals(form.draft(choice, 1).sql());
        } catch (Refusal none) {
            return true;
        }
    }

    /** The form that was written first; null where there is none. */
    private Cure.@Nullable Kind kind(Finding finding) {
        try {
            return new Choice(finding, engine).draft(1).kind();
        } catch (Refusal none) {
            return null;
        }
    }

    private Verification verify(Finding finding, Bound bound, Form form) {
        try (Session session = new Session(connection, engine, limits)) {
            Draft draft = new Choice(finding, engine).draft(1);
            if (draft.kind() == Cure.Kind.SET_BASED) {
                throw new Refusal("a write is not run twice");
            }
            if (bound.written() != null) {
                throw new Refusal(bound.written() + " was written after it was read");
            }
            return draft.kind() == Cure.Kind.RECURSIVE
                    ? new WalkTrial(session, Ask.of(finding), draft, bound).outcome()
                    : compare(session, finding, bound, form);
        } catch (Refusal refusal) {
            return Verification.notRun(refusal.reason());
        } catch (SQLException e) {
            return Verification.notRun(limits.told(engine, e));
        }
    }

    private Verification compare(Session session, Finding finding, Bound bound, Form form) throws SQLException {
        boolean fed = form.draft(new Choice(finding, engine), 1).fed();
        try {
            Verification once = trial(session, finding, bound, form);
            boolean batch = fed
                    && once.state() == Verification.State.EQUAL
                    && !once.warnings().isEmpty();
            return batch ? instead(session, finding, bound, once.warnings()).orElse(once) : once;
        } catch (Refusal.TooManyRows exploded) {
            return fed
                    ? instead(session, finding, bound, List.of("Joined, it gives " + exploded.reason() + "."))
                            .orElseThrow(() -> exploded)
                    : Verification.notRun(exploded.reason());
        }
    }

    /** The batch of keys, where it may be written and gives the same: what a join costs too much for (I10). */
    private Optional<Verification> instead(Session session, Finding finding, Bound bound, List<String> reasons)
            throws SQLException {
        try {
            if (new Choice(finding, engine).batch(1).fed()) {
                return Optional.empty();
            }
            Verification batch = trial(session, finding, bound, Form.BATCH);
            return batch.state() == Verification.State.EQUAL
                    ? Optional.of(batch.warned(reasons).instead(new Rewriter(engine).cure(finding, Form.BATCH)))
                    : Optional.empty();
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    private Verification trial(Session session, Finding finding, Bound bound, Form form) throws SQLException {
        Choice choice = new Choice(finding, engine);
        return new Trial(session, engine, Ask.of(finding), bound, keys -> form.draft(choice, keys), false).outcome();
    }
}
