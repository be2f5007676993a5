package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Markers;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/** A shape and what its text says, read once. */
record Text(Shape shape, Outline outline, Markers markers) {

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
            return texts.computeIfAbsent(
                    shape.fingerprint(), any -> new Text(shape, Outline.of(shape), Markers.of(shape)));
        }
    }
}
