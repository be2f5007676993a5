package dev.flycatcher.analyzer.trace;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value written into a statement's text, where a prepared statement would have a marker.
 *
 * @param position its bind position, 1-based: markers and literals counted together, in order of appearance
 * @param kind how it is written
 * @param start offset of its first character, sign or quote included
 * @param end offset past its last
 */
public record Literal(int position, Kind kind, int start, int end) {

    /** How a literal is written. */
    public enum Kind {
        NUMBER,
        STRING,
        BOOLEAN,
        NULL
    }

    /**
     * The value, as JDBC would have been given it: {@link Long}, {@link BigDecimal}, {@link Double}, {@link String},
     * {@link Boolean} or null. A number no type can hold comes back as its text.
     *
     * @param sql the text the literal was found in
     */
    public @Nullable Object value(String sql) {
        String text = sql.substring(start, end);
        return switch (kind) {
            case NUMBER -> number(text.replace("_", "").replaceAll("\\s", ""));
            case STRING -> unquoted(text);
            case BOOLEAN -> text.equalsIgnoreCase("true");
            case NULL -> null;
        };
    }

    private static Object number(String text) {
        try {
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.contains("0x")) {
                return Long.decode(lower);
            }
            boolean integral = lower.indexOf('.') < 0 && lower.indexOf('e') < 0 && lower.length() < 19;
            return integral ? (Object) Long.parseLong(lower) : lower.length() > 400 ? text : decimal(lower);
        } catch (NumberFormatException notOne) {
            return text;
        }
    }

    /** An exponent makes it a floating-point literal, as SQL has it; without, it is exact. */
    private static Object decimal(String text) {
        return text.indexOf('e') >= 0 ? (Object) Double.parseDouble(text) : new BigDecimal(text);
    }

    private static String unquoted(String text) {
        int quote = text.indexOf('\'');
        if (text.charAt(0) == '$') {
            int tag = text.indexOf('$', 1) + 1;
            return text.substring(tag, Math.max(tag, text.length() - tag));
        }
        if (quote == 0 && text.indexOf('\'', 1) == text.length() - 1) {
            return text.substring(1, text.length() - 1);
        }
        boolean operator = quote > 0 && (text.charAt(quote - 1) | 32) == 'q';
        char close = quote < 0 ? '"' : '\'';
        int first = (quote < 0 ? 0 : quote) + (operator ? 2 : 1);
        int last = text.length() - (operator ? 2 : 1);
        String inner = text.substring(Math.min(first, text.length()), Math.max(Math.min(first, text.length()), last));
        return operator ? inner : inner.replace("" + close + close, "" + close);
    }
}
