package dev.flycatcher.analyzer.rewrite;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of a shown statement that stands there once for each key: {@code ?, ?, ?, ?}, {@code (?, ?), (?, ?)} or
 * {@code a = ? AND b = ? OR ...}. What makes the text as long as the list of keys is.
 *
 * @param start where it begins
 * @param end behind its last character
 * @param unit what stands for one key
 * @param separator what stands between two
 */
record Repeated(int start, int end, String unit, String separator) {
    private static final Pattern LIST =
            Pattern.compile("(?<=\\(|VALUES )(\\?|\\(\\?(?:, \\?)+\\)|[^()]+? = \\?(?: AND [^()]+? = \\?)+)(, | OR )"
                    + "\\1(?:\\2\\1){" + (Rewriter.SHOWN - 2) + "}(?=\\))");

    /** Null where no list of that many keys stands in the text. */
    static @Nullable Repeated of(String sql) {
        Matcher matcher = LIST.matcher(sql);
        return matcher.find() ? new Repeated(matcher.start(), matcher.end(), matcher.group(1), matcher.group(2)) : null;
    }

    /** Whether a key is a row of its own: {@code (?, ?)}. */
    boolean rows() {
        return unit.startsWith("(");
    }

    /** The text with something else in its place. */
    String replaced(String sql, String by) {
        return sql.substring(0, start) + by + sql.substring(end);
    }
}
