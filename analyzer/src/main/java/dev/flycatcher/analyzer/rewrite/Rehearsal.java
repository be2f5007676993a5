package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Child;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Flow;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.detect.Severity;
import dev.flycatcher.analyzer.trace.Fingerprint;
import dev.flycatcher.analyzer.trace.Shape;
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

    /** One of each that is asked for most: a join, and a prefetch. */
    private static void cure() {
        cure(1);
        cure(4);
    }

    private static void cure(long most) {
        Shape parent = Fingerprint.of("SELECT t.id, t.user_id FROM tweets t WHERE t.id < ? ORDER BY t.id")
                .shape();
        Shape child = Fingerprint.of("SELECT u.id, u.name FROM users u WHERE u.id = ?")
                .shape();
        new Rewriter()
                .cure(new Finding(
                        "A01",
                        Severity.ERROR,
                        Evidence.E3,
                        "",
                        1,
                        new Parent(parent, "user_id", 2, 1, 10),
                        new Child(child, 1, "id", 10, 10, 10 * most, most, 0),
                        new Flow(10, 10, 1, 0),
                        List.of(),
                        null,
                        null,
                        List.of()));
    }
}
