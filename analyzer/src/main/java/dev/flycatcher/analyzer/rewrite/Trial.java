package dev.flycatcher.analyzer.rewrite;

import java.sql.SQLException;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One comparison: the child run for every key, and one rewrite of it run once.
 *
 * @param draft the rewrite with room for that many keys
 * @param shown whether rows may be shown, being nobody's
 */
record Trial(Session session, Engine engine, Ask ask, Bound bound, IntFunction<Draft> draft, boolean shown) {
    Verification outcome() throws SQLException {
        Draft one = draft.apply(1);
        Given given = Given.of(session, ask, one, bound);
        Comparison comparison = new Comparison(ask, one, shown);
        List<List<@Nullable Object>> keys = comparison.distinct(given.keys());
        Limits limits = session.limits();
        if (keys.size() > limits.keys()) {
            throw new Refusal("more than %,d keys".formatted(limits.keys()));
        }
        long start = System.nanoTime();
        for (List<@Nullable Object> key : keys) {
            Rows rows = session.all(ask.child(), given.childBinds(key), List.of());
            comparison.oneByOne(key, rows, given.recorded(key));
            limits.checkLoop(System.nanoTime() - start);
        }
        Verification all = once(comparison, comparison.keys(), given, System.nanoTime() - start);
        boolean some = shown && one.listed() && all.state() == Verification.State.EQUAL && keys.size() > 1;
        return some ? some(comparison, given, all) : all;
    }

    /** With all keys that there are, rows of keys that were not asked for cannot be seen: half of them once more. */
    private Verification some(Comparison comparison, Given given, Verification all) throws SQLException {
        List<List<@Nullable Object>> half = comparison.half();
        Verification outcome = once(comparison, half, given, 0);
        return outcome.state() == Verification.State.EQUAL ? all : outcome;
    }

    private Verification once(Comparison comparison, List<List<@Nullable Object>> keys, Given given, long loop)
            throws SQLException {
        Draft whole = draft.apply(Math.max(1, keys.size()));
        List<@Nullable Object> binds = given.binds(whole, keys);
        if (whole.fed()
                && Plan.rows(session, engine, whole.sql(), binds)
                        > session.limits().rows()) {
            throw new Refusal.TooManyRows(session.limits().rows());
        }
        long start = System.nanoTime();
        Rows once = session.all(whole.sql(), binds, List.of());
        Verification outcome = comparison.outcome(given.parent(), once, loop, System.nanoTime() - start);
        if (outcome.state() != Verification.State.EQUAL) {
            return outcome;
        }
        if (given.drawn() && outcome.rows() == 0 && !shown) {
            throw new Refusal("its values were not recorded, and with those of the data it finds no row");
        }
        List<String> warnings = Plan.warnings(
                session, engine, given, whole, outcome.rows(), once.cells().size());
        return (given.drawn() ? outcome.and(", with values drawn from the data") : outcome).warned(warnings);
    }
}
