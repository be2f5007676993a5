package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Frame;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stacks that were made readable before: most of a program's are always the same. Bounded; the last one stays. */
final class Stacks {
    private static final int SLOTS = 1 << 8;
    private static final int DEEPEST = 256;

    private final Frames frames;
    private final @Nullable Known[] known = new Known[SLOTS];

    /** A stack as the JVM has it, and as a person reads it. */
    private record Known(StackTraceElement[] elements, WeakReference<ClassLoader> loader, List<Frame> frames) {

        boolean is(StackTraceElement[] others, @Nullable ClassLoader from) {
            return loader.refersTo(from) && Arrays.equals(elements, others);
        }
    }

    Stacks(Frames frames) {
        this.frames = frames;
    }

    List<Frame> of(Throwable stack, @Nullable ClassLoader loader) {
        StackTraceElement[] elements = stack.getStackTrace();
        if (elements.length > DEEPEST) {
            return frames.of(elements, loader);
        }
        int slot = slot(elements);
        Known last = known[slot];
        if (last == null || !last.is(elements, loader)) {
            last = new Known(elements, new WeakReference<>(loader), frames.of(elements, loader));
            known[slot] = last;
        }
        return last.frames;
    }

    private static int slot(StackTraceElement[] elements) {
        int hash = 0;
        for (StackTraceElement element : elements) {
            hash = 31 * (31 * hash + element.getMethodName().hashCode()) + element.getLineNumber();
        }
        return (hash ^ hash >>> 16) & SLOTS - 1;
    }
}
