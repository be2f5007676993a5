package dev.flycatcher.analyzer.report;

import java.util.Locale;

/** Hostile text made plain: whatever an application put into its SQL, names and messages, a reader sees letters. */
final class Plain {
    /** Longest SQL text that is told; a longer one is cut and says so. */
    static final int SQL_LIMIT = 16_384;
    /** Longest name that is told. */
    static final int NAME_LIMIT = 300;

    private Plain() {}

    /** Whether a character does something instead of showing something: control, direction, line separator. */
    static boolean unsafe(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> (point & 0xFFFE) == 0xFFFE; // noncharacters
        };
    }

    /** On one line: white space folded, every other character that does not show replaced by {@code ?}. */
    static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean space = Character.isWhitespace(point) || Character.isSpaceChar(point);
            boolean again = !out.isEmpty() && out.charAt(out.length() - 1) == ' ';
            if (!space) {
                boolean shows = !unsafe(point) && Character.getType(point) != Character.SURROGATE;
                out.appendCodePoint(shows ? point : '?');
            } else if (!again) {
                out.append(' ');
            }
        });
        return out.toString().strip();
    }

    /** At most so many characters, and what is missing said in words. */
    static String clip(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + "\u2026 (" + count(text.length() - end, "more character") + ")";
    }

    static String name(String text) {
        return clip(text, NAME_LIMIT);
    }

    static String sql(String text) {
        return clip(text, SQL_LIMIT);
    }

    /** {@code 5,000}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 row}, {@code 5,000 rows}, {@code 2 queries}. */
    static String count(long number, String noun) {
        if (number == 1) {
            return "1 " + noun;
        }
        boolean ies = noun.endsWith("y") && "aeiou".indexOf(noun.charAt(noun.length() - 2)) < 0;
        String many = ies ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return count(number) + " " + many;
    }

    /** {@code 0.4 ms}, {@code 27 ms}, {@code 5.7 s}, {@code 12 min}, {@code 14 h}. */
    static String duration(double millis) {
        if (millis >= 36_000_000) {
            return String.format(Locale.ROOT, "%,.0f h", millis / 3_600_000);
        }
        if (millis >= 600_000) {
            return String.format(Locale.ROOT, "%,.0f min", millis / 60_000);
        }
        if (millis >= 1_000) {
            return String.format(Locale.ROOT, "%,.1f s", millis / 1_000);
        }
        return String.format(Locale.ROOT, millis >= 10 ? "%.0f ms" : "%.1f ms", millis);
    }
}
