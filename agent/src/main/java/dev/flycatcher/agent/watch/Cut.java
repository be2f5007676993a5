package dev.flycatcher.agent.watch;

import dev.flycatcher.analyzer.trace.Fingerprint;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** While the calling thread probes: how many rows results of one shape seem to have. */
record Cut(long shape, long rows) {
    private static final ThreadLocal<@Nullable Cut> CURRENT = new ThreadLocal<>();

    /** Rows that results of that statement may give to the calling thread. */
    static long rows(@Nullable String sql) {
        Cut cut = CURRENT.get();
        boolean meant =
                cut != null && sql != null && Fingerprint.of(sql).shape().fingerprint() == cut.shape;
        return meant ? cut.rows : Long.MAX_VALUE;
    }

    /** Does work of the calling thread that sees so many rows of that shape. */
    static <T> T during(long shape, long rows, Supplier<T> work) {
        CURRENT.set(new Cut(shape, rows));
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }
}
