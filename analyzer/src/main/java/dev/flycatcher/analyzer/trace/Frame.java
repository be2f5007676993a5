package dev.flycatcher.analyzer.trace;

import org.jspecify.annotations.Nullable;

/**
 * One canonical stack frame: no reflection, proxy or lambda plumbing.
 *
 * @param type binary class name of the source's class, {@code app.Orders}
 * @param method source name of the method
 * @param file source file name, or null where the class file does not say
 * @param line line of the call, 0 where the class file does not say
 * @param loopLine first line of the innermost loop of this method that the call lies in; below zero the line, negated,
 *     where the method calls itself, when recursion takes a loop's place; 0 when the call lies in neither or the byte code
 *     was not to be had
 */
public record Frame(String type, String method, @Nullable String file, int line, int loopLine) {

    /** Whether the method comes again further in, and so does what a loop does. */
    public boolean recursive() {
        return loopLine < 0;
    }

    /** The loop this frame calls from, at its own first line; null when there is none. */
    public @Nullable Frame loop() {
        return loopLine == 0 ? null : new Frame(type, method, file, Math.abs(loopLine), loopLine);
    }

    /** As a person copies it: {@code Orders.java:42}. */
    public String place() {
        String where = file == null ? type : file;
        return line > 0 ? where + ":" + line : where;
    }
}
