package dev.flycatcher.analyzer.trace;

import org.jspecify.annotations.Nullable;

/**
 * One canonical stack frame: no reflection, proxy or lambda plumbing.
 *
 * @param type binary class name of the source's class, {@code app.Orders}
 * @param method source name of the method
 * @param file source file name, or null where the class file does not say
 * @param line line of the call, 0 where the class file does not say
 * @param loopLine first line of the innermost loop of this method that the call lies in, 0 when it lies in none or the
 *     byte code was not to be had
 */
public record Frame(String type, String method, @Nullable String file, int line, int loopLine) {

    /** As a person copies it: {@code Orders.java:42}. */
    public String place() {
        String where = file == null ? type : file;
        return line > 0 ? where + ":" + line : where;
    }
}
