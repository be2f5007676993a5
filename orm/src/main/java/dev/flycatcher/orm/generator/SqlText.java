package dev.flycatcher.orm.generator;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SQL as the entities have it beside SQL as a database reports it: in words of its own, with casts and parentheses nobody
 * wrote. Texts that mean the same may still differ here; those that are equal here mean the same.
 */
final class SqlText {
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern CAST = Pattern.compile(
            "::[a-z_]+(?: varying| precision| with(?:out)? time zone)?(?:\\(\\d+(?:, *\\d+)?\\))?(?:\\[\\])?");
    private static final Pattern LITERAL =
            Pattern.compile("'(?:[^']|'')*'|[-+]?[\\d.]+(?:e[-+]?\\d+)?|true|false|current_(?:timestamp|date|time)");

    private SqlText() {}

    /** Whether two texts are one expression. */
    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /** Whether two DEFAULTs are one; null and NULL are none. */
    static boolean sameDefault(@Nullable String one, @Nullable String other) {
        return value(one).equals(value(other));
    }

    static boolean isNone(@Nullable String sqlDefault) {
        return value(sqlDefault).isEmpty();
    }

    /** Whether a DEFAULT is a value, which can be compared, and no expression, which each database writes in its own way. */
    static boolean isValue(@Nullable String sqlDefault) {
        return isNone(sqlDefault)
                || LITERAL.matcher(plain(String.valueOf(sqlDefault))).matches();
    }

    private static String value(@Nullable String sqlDefault) {
        if (sqlDefault == null || sqlDefault.equalsIgnoreCase("NULL")) {
            return "";
        }
        String plain = plain(sqlDefault);
        boolean quoted = plain.length() > 1 && QUOTED.matcher(plain).matches();
        String bare = quoted ? plain.substring(1, plain.length() - 1) : plain;
        return switch (bare) {
            case "true", "t" -> "=1";
            case "false", "f" -> "=0";
            default -> "=" + number(bare);
        };
    }

    private static String number(String text) {
        try {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException isNone) {
            return text;
        }
    }

    /** In small letters but for what is quoted, without casts, parentheses, spaces and quotes of names. */
    static String plain(String sql) {
        // MySQL escapes what it has escaped already.
        String text = sql.replace("\\\\\\'", "''").replace("\\'", "'").replaceAll("(?i)_utf8(mb[34])?(?=')", "");
        StringBuilder plain = new StringBuilder();
        Matcher quoted = QUOTED.matcher(text);
        int from = 0;
        while (quoted.find()) {
            // What is quoted may stand before a cast, so only what lies between is changed.
            plain.append(between(text.substring(from, quoted.start()))).append(quoted.group());
            from = quoted.end();
        }
        return plain.append(between(text.substring(from))).toString();
    }

    private static String between(String sql) {
        String bare = CAST.matcher(sql.toLowerCase(Locale.ROOT)).replaceAll("");
        bare = bare.replaceAll("\\bnow\\(\\)|\\bcurrent_timestamp(\\(\\d?\\))?", "current_timestamp")
                .replaceAll("\\blcase\\b", "lower")
                .replaceAll("\\bucase\\b", "upper")
                .replaceAll("=\\s*any\\s*\\(+array\\[", "in(")
                .replace("!=", "<>");
        return bare.replaceAll("[\\s()\\[\\]\"`]", "");
    }
}
