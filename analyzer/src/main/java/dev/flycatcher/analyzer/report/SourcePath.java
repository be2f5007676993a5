package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.trace.Frame;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where a frame's source lies below its source folder, as far as its class name says. */
final class SourcePath {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private SourcePath() {}

    /** {@code app/web/Timeline.java}, null when the class file names no source. */
    static @Nullable String of(@Nullable Frame frame) {
        if (frame == null || frame.file() == null) {
            return null;
        }
        int end = frame.type().lastIndexOf('.');
        String folder = end < 0 ? "" : frame.type().substring(0, end).replace('.', '/') + "/";
        return Plain.line(Plain.name(folder) + Plain.name(frame.file()));
    }

    /** A path as a relative URI reference, RFC 3986. */
    static @Nullable String uri(@Nullable String path) {
        if (path == null) {
            return null;
        }
        StringBuilder uri = new StringBuilder();
        for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (unit & 0xff);
            if (PLAIN.indexOf(character) >= 0) {
                uri.append(character);
            } else {
                uri.append(String.format("%%%02X", (int) character));
            }
        }
        return uri.toString();
    }
}
