package dev.flycatcher.agent.record;

import dev.flycatcher.agent.boot.Holder;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which statement classes wrap another's statements, learned from nested calls and never asked: a pool that hands out a
 * cached statement nests no call, but its class is known by then.
 */
final class Wrappers {
    /** A class that has both made statements of its own and wrapped others, as a JDK proxy may, is no wrapper. */
    private static final class Known {
        private volatile boolean wraps;
        private volatile boolean makes;
    }

    private final ClassValue<Known> classes = new ClassValue<>() {
        @Override
        protected Known computeValue(Class<?> type) {
            return new Known();
        }
    };

    private final AtomicInteger learned = new AtomicInteger();

    /** How many classes were found to wrap: as long as no more are, what is known of a statement holds. */
    int learned() {
        return learned.get();
    }

    void made(Class<?> type) {
        Known known = classes.get(type);
        if (!known.makes) {
            known.makes = true;
        }
    }

    void learn(Class<?> type, Holder statement) {
        Known known = classes.get(type);
        if (!known.wraps && !known.makes) {
            known.wraps = true;
            learned.incrementAndGet();
        }
        if (known.wraps) {
            statement.flycatcherState(null);
        }
    }

    boolean isWrapper(Class<?> type) {
        return classes.get(type).wraps;
    }
}
