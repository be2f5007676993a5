package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Markers;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shape and what its text says, read once. */
final class Text {
    private static final int MOST_KEYS = 1_024;

    private final Shape shape;
    private final Outline outline;
    private final Markers markers;
    private final Map<Named, Key> keys = new HashMap<>();

    private boolean ran;

    /** A column as it was read. */
    private record Named(
            Result.Kind kind, int index, @Nullable String label) {}

    private Text(Shape shape) {
        this.shape = shape;
        outline = Outline.of(shape);
        markers = Markers.of(shape);
    }

    Shape shape() {
        return shape;
    }

    Outline outline() {
        return outline;
    }

    /** Whether a unit before this one ran it. */
    boolean ran() {
        return ran;
    }

    void run() {
        ran = true;
    }

    Markers markers() {
        return markers;
    }

    /** The key of a column that was read; one and the same object for one column. */
    Key key(Result result, Column column) {
        Named named = new Named(result.kind(), column.index(), column.label());
        Key known = keys.get(named);
        if (known == null) {
            known = Key.of(shape, outline, result, column);
            if (keys.size() < MOST_KEYS) {
                keys.put(named, known);
            }
        }
        return known;
    }

    /** Texts read so far, the oldest forgotten first. */
    static final class Shelf {
        private static final int MOST = 4_096;

        private final Map<Long, Text> texts = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Text> eldest) {
                return size() > MOST;
            }
        };

        Text of(Shape shape) {
            return texts.computeIfAbsent(shape.fingerprint(), any -> new Text(shape));
        }
    }
}
