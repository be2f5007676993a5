package dev.flycatcher.analyzer.rewrite;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a walk: step by step from a key on, each row's own key asked for in turn, and the recursive statement
 * once. What leads back to itself has no end either way: such keys are left out, and nothing is claimed where there are no
 * others.
 */
record WalkTrial(Session session, Ask ask, Draft draft, Bound bound) {
    private static final int MOST_STEPS = 1_000;

    Verification outcome() throws SQLException {
        int others = Tokens.of(ask.child()).markers().size() - ask.markers().size();
        List<@Nullable Object> known = bound.child();
        if (known == null && others > 0) {
            known = Drawn.values(session, ask.child(), List.of(ask.marker()), 2);
        }
        List<List<@Nullable Object>> starts = bound.keys().isEmpty()
                ? Given.drawn(session, ask)
                : bound.keys().subList(0, 1);
        long rows = 0;
        long steps = 0;
        long loop = 0;
        long once = 0;
        int compared = 0;
        for (List<@Nullable Object> start : starts) {
            Given given = new Given(ask, bound.drawn(null, known), false, null, List.of(start));
            long from = System.nanoTime();
            List<List<String>> walked = new ArrayList<>();
            int taken = walk(given, start, walked);
            if (taken > MOST_STEPS) {
                continue;
            }
            long between = System.nanoTime();
            List<List<String>> read = read(given, start);
            once += System.nanoTime() - between;
            loop += between - from;
            if (!sorted(walked).equals(sorted(read))) {
                return Verification.different(
                        String.valueOf(start.get(0)),
                        "%s step by step, %s at once".formatted(rows(walked.size()), Advice.number(read.size())));
            }
            compared++;
            steps += taken;
            rows += walked.size();
        }
        if (compared == 0) {
            throw new Refusal("it leads back to itself, or on for more than %,d steps".formatted(MOST_STEPS));
        }
        return Verification.equal(compared, rows, steps, loop, once);
    }

    private static String rows(int number) {
        return Advice.count(number, "row");
    }

    /** Adds the rows of all steps; returns how many there were, more than the most where there was no end. */
    private int walk(Given given, List<@Nullable Object> start, List<List<String>> walked) throws SQLException {
        Deque<List<@Nullable Object>> next = new ArrayDeque<>(List.of(start));
        int steps = 0;
        while (!next.isEmpty() && steps++ < MOST_STEPS) {
            Rows rows = session.all(ask.child(), given.childBinds(next.remove()), ask.places());
            walked.addAll(rows.cells());
            rows.values().stream()
                    .filter(key -> key.stream().noneMatch(Objects::isNull))
                    .forEach(next::add);
        }
        return next.isEmpty() ? steps : MOST_STEPS + 1;
    }

    private List<List<String>> read(Given given, List<@Nullable Object> start) throws SQLException {
        Given bound = new Given(ask, given.bound().drawn(null, given.childBinds(start)), false, null, List.of());
        return session.all(draft.sql(), bound.binds(draft, List.of()), List.of())
                .cells();
    }

    private static List<String> sorted(List<List<String>> bag) {
        List<String> sorted = new ArrayList<>();
        bag.forEach(row -> sorted.add(String.join("\u0000", row)));
        Collections.sort(sorted);
        return sorted;
    }
}
