package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Writer;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What repeats a statement, in words: a loop, a recursion, or a library that goes over what it was handed. */
final class Around {
    private Around() {}

    /** {@code the loop at Orders.java:42}, null when no loop was found. */
    static @Nullable String of(Finding finding) {
        Frame loop = finding.loop();
        if (loop == null) {
            return null;
        }
        String place = Plain.name(loop.place());
        if (loop.recursive()) {
            return "the recursion of " + method(loop) + " at " + place;
        }
        String library = library(finding.stack(), loop);
        return library == null ? "the loop at " + place : library + place;
    }

    /** Null for a loop that the application wrote itself. */
    static @Nullable String special(Finding finding) {
        String words = of(finding);
        return words == null || words.startsWith("the loop at ") ? null : words;
    }

    private static @Nullable String library(List<Frame> stack, Frame loop) {
        int calls =
                first(stack, loop, frame -> frame.loopLine() == loop.loopLine() && frame.line() == frame.loopLine());
        Writer called = calls > 0 ? Writer.of(stack.get(calls - 1).type()) : null;
        if (called != null) {
            return called.loop() + ", called at ";
        }
        int read = first(stack, loop, frame -> frame.loopLine() == 0 && frame.line() == loop.line());
        return read < 0
                ? null
                : stack.stream()
                        .skip(read)
                        .map(frame -> Writer.of(frame.type()))
                        .filter(writer -> writer != null)
                        .findFirst()
                        .map(writer -> writer.loop() + ", which reads " + method(loop) + " at ")
                        .orElse(null);
    }

    private static int first(List<Frame> stack, Frame loop, Predicate<Frame> wanted) {
        for (int i = 0; i < stack.size(); i++) {
            Frame frame = stack.get(i);
            if (frame.type().equals(loop.type()) && frame.method().equals(loop.method()) && wanted.test(frame)) {
                return i;
            }
        }
        return -1;
    }

    private static String method(Frame frame) {
        String type = frame.type().substring(frame.type().lastIndexOf('.') + 1).replace('$', '.');
        return Plain.name(type + "." + frame.method());
    }
}
