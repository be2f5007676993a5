package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.IntFunction;

/**
 * Tries cures on data made to break them, in a database in memory that holds nothing but the tables two statements name:
 * keys that are null, that point to nothing or come twice, parents without children, texts that differ in case or in
 * trailing blanks only. What the schema rules out (NOT NULL, unique and foreign keys) is not made. No row and no value of
 * the application's own data is looked at, so what differs may be shown.
 */
public final class Adversary {
    private static final int SEEDS = 3;

    /** Opens databases in memory. */
    @FunctionalInterface
    public interface Memory {
        /**
         * A fresh, empty database.
         *
         * @param url of H2, HSQLDB or SQLite, whichever stands for the engine in question
         * @throws SQLException when no driver for it is there, or it does not open
         */
        Connection open(String url) throws SQLException;
    }

    private final Schema schema;
    private final Engine engine;
    private final Memory memory;

    /**
     * For statements of that engine and tables of that schema.
     *
     * @param engine whose SQL the statements are in; SQLite and HSQLDB stand for themselves, H2 for all others, and HSQLDB
     *     where they join LATERAL or compare texts as if blanks stood at their end
     */
    public Adversary(Schema schema, Engine engine, Memory memory) {
        this.schema = schema;
        this.engine = engine;
        this.memory = memory;
    }

    /** What came of a form of the cure, over a few sets of rows. */
    Verification tried(Finding finding, Form form) {
        long keys = 0;
        long rows = 0;
        try {
            for (int seed = 1; seed <= SEEDS; seed++) {
                Verification once = tried(finding, form, seed);
                if (once.state() != Verification.State.EQUAL) {
                    return once;
                }
                keys += once.keys();
                rows += once.rows();
            }
        } catch (Refusal refusal) {
            return Verification.notRun(refusal.reason());
        } catch (SQLException e) {
            return Verification.notRun("in memory the database says " + Words.oneLine(String.valueOf(e.getMessage())));
        }
        return rows == 0
                ? Verification.notRun("no rows could be made that it finds")
                : Verification.equal(keys, rows, keys, 0, 0);
    }

    private Verification tried(Finding finding, Form form, long seed) throws SQLException {
        Choice choice = new Choice(finding, engine);
        return tried(finding, keys -> form.draft(choice, keys), seed);
    }

    /** What came of that statement, whoever wrote it. */
    Verification tried(Finding finding, IntFunction<Draft> draft, long seed) throws SQLException {
        Draft one = draft.apply(1);
        Ask ask = Ask.of(finding);
        try (Scratch scratch = Scratch.of(memory, engine, schema, finding, one, seed)) {
            if (one.kind() == Cure.Kind.SET_BASED) {
                return new WriteTrial(scratch, finding, draft).outcome();
            }
            try (Session session = new Session(scratch.connection(), scratch.engine())) {
                return one.kind() == Cure.Kind.RECURSIVE
                        ? new WalkTrial(session, ask, one, Bound.UNKNOWN).outcome()
                        : new Trial(session, Engine.GENERIC, ask, Bound.UNKNOWN, draft, true).outcome();
            }
        }
    }
}
