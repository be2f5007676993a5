package dev.flycatcher.analyzer.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON whose bytes depend on the values alone, and that stays inert wherever it is pasted: everything a page, a
 * terminal or an editor could take for more than text is escaped.
 */
final class Json {
    private static final int INDENT = 2;

    private final StringBuilder out = new StringBuilder(1 << 14);
    private final boolean pretty;
    private int depth;
    private int flat;
    private boolean first = true;
    private boolean named;

    private Json(boolean pretty) {
        this.pretty = pretty;
    }

    /** One member a line, for people and for diffs. */
    static Json pretty() {
        return new Json(true);
    }

    /** No white space, for machines. */
    static Json compact() {
        return new Json(false);
    }

    Json object() {
        return open('{');
    }

    Json endObject() {
        return close('}');
    }

    Json array() {
        return open('[');
    }

    Json endArray() {
        return close(']');
    }

    /** An array kept on one line: many small numbers. */
    Json flatArray() {
        open('[');
        flat++;
        return this;
    }

    Json endFlatArray() {
        out.append(']');
        flat--;
        depth--;
        first = false;
        return this;
    }

    Json name(String name) {
        separate();
        quote(name);
        out.append(pretty ? ": " : ":");
        named = true;
        return this;
    }

    Json value(@Nullable String text) {
        element();
        if (text == null) {
            out.append("null");
        } else {
            quote(text);
        }
        return this;
    }

    Json value(long number) {
        element();
        out.append(number);
        return this;
    }

    /** Plain decimal notation, at most twelve decimals, no trailing zeros; null for what is not a number. */
    Json value(double number) {
        element();
        out.append(Double.isFinite(number) ? plain(number) : "null");
        return this;
    }

    Json value(boolean truth) {
        element();
        out.append(truth);
        return this;
    }

    Json field(String name, @Nullable String text) {
        return name(name).value(text);
    }

    Json field(String name, long number) {
        return name(name).value(number);
    }

    Json field(String name, double number) {
        return name(name).value(number);
    }

    Json field(String name, boolean truth) {
        return name(name).value(truth);
    }

    Json field(String name, @Nullable Boolean truth) {
        return truth == null ? name(name).value((String) null) : name(name).value(truth.booleanValue());
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static String plain(double number) {
        BigDecimal decimal = BigDecimal.valueOf(number).setScale(12, RoundingMode.HALF_EVEN);
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    private Json open(char bracket) {
        element();
        out.append(bracket);
        depth++;
        first = true;
        return this;
    }

    private Json close(char bracket) {
        depth--;
        if (!first) {
            line();
        }
        out.append(bracket);
        first = false;
        return this;
    }

    private void element() {
        if (named) {
            named = false;
        } else if (depth > 0) {
            separate();
        }
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        line();
        first = false;
    }

    private void line() {
        if (pretty && flat == 0) {
            out.append('\n').append(" ".repeat(INDENT * depth));
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            escape(point);
            i += Character.charCount(point);
        }
        out.append('"');
    }

    private void escape(int point) {
        switch (point) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\r' -> out.append("\\r");
            default -> escapeUnsafe(point);
        }
    }

    private void escapeUnsafe(int point) {
        if (Character.getType(point) == Character.SURROGATE) {
            out.append("\\ufffd");
        } else if (Plain.unsafe(point) || "<>&".indexOf(point) >= 0) {
            for (char unit : Character.toChars(point)) {
                out.append(String.format("\\u%04x", (int) unit));
            }
        } else {
            out.appendCodePoint(point);
        }
    }
}
