package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Child;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Flow;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.detect.Severity;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Something done once ahead of time, on a thread that keeps no program alive, has the least priority and ends when it is
 * done; what fails there is nobody's concern.
 */
final class Rehearsal {
    /** A cure is written: the parser is one class of 1.5 MB, and the first to need it waits for it. */
    static final Rehearsal OF_A_CURE = new Rehearsal(Rehearsal::cure);

    private final Runnable work;
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

    Rehearsal(Runnable work) {
        this.work = work;
    }

    /** Begins it, unless it was begun. */
    void begin() {
        Thread fresh = new Thread(null, this::run, "flycatcher-rehearsal", 0, false);
        if (thread.compareAndSet(null, fresh)) {
            fresh.setDaemon(true);
            fresh.setPriority(Thread.MIN_PRIORITY);
            fresh.setContextClassLoader(null);
            try {
                fresh.start();
            } catch (OutOfMemoryError noThread) {
                // Then nothing is rehearsed.
            }
        }
    }

    /** The thread it was begun on, null before. */
    @Nullable
    Thread thread() {
        return thread.get();
    }

    private void run() {
        try {
            work.run();
        } catch (RuntimeException | LinkageError | StackOverflowError failed) {
            // Whoever writes the first cure meets the same, and says so.
        }
    }

    /** One of each form, so that the first of the application's finds all of the parser and the forms there. */
    private static void cure() {
        for (Engine engine : List.of(Engine.POSTGRESQL, Engine.SQLITE)) {
            Rewriter rewriter = new Rewriter(engine);
            OF_EACH_FORM.forEach(loop -> rewriter.cure(loop.finding()));
        }
    }

    private static final String TWEETS =
            "SELECT t.id, t.user_id, t.body FROM tweets t WHERE t.id < ? ORDER BY t.id DESC";
    private static final String AUTHORS = "SELECT DISTINCT user_id FROM tweets";

    private static final List<Loop> OF_EACH_FORM = List.of(
            new Loop("A01", TWEETS, 1, "SELECT u.id, u.name FROM users u WHERE u.id = ?"),
            new Loop("A01", AUTHORS, 1, "SELECT * FROM users WHERE id = ? AND name LIKE 'a%' AND tenant IN (1, 2)"),
            new Loop(
                    "A01",
                    TWEETS,
                    4,
                    "SELECT f.id AS own, l.name FROM marks f LEFT JOIN labels l ON l.id = f.label_id"
                            + " WHERE f.user_id = ? AND (f.kind = 'a' OR f.kind LIKE ? OR f.kind IS NULL) AND f.score >= 1.5 ORDER BY f.id"),
            new Loop("A06", TWEETS, 1, "SELECT COUNT(*), COALESCE(MAX(score), 0) FROM marks WHERE user_id = ?"),
            new Loop("A06", AUTHORS, 4, "SELECT kind, COUNT(*) FROM marks WHERE user_id = ? GROUP BY kind"),
            new Loop("A01", TWEETS, 4, "SELECT id FROM marks WHERE user_id = ? ORDER BY id DESC LIMIT 2 OFFSET 1"),
            new Loop("A15", TWEETS, 0, "DELETE FROM marks WHERE user_id = ?"),
            new Loop("A16", TWEETS, 0, "UPDATE marks SET kind = 'a' WHERE user_id = ?"),
            new Loop("A17", TWEETS, 0, "INSERT INTO marks (user_id) VALUES (?)"));

    /**
     * A loop over rows that nobody ran.
     *
     * @param most rows that one key found
     */
    private record Loop(String rule, String parent, long most, String child) {
        Finding finding() {
            Shape fed = new Shape(1, Verb.SELECT, parent);
            Shape repeated = new Shape(2, Verb.valueOf(child.substring(0, 6)), child);
            return new Finding(
                    rule,
                    Severity.ERROR,
                    Evidence.E3,
                    "",
                    1,
                    new Parent(fed, "user_id", 2, 1, 10),
                    new Child(repeated, 1, "id", 10, 10, 10 * most, most, 0),
                    new Flow(10, 10, 1, 0),
                    List.of(),
                    null,
                    null,
                    List.of());
        }
    }
}
