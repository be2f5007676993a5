package dev.flycatcher.orm.sql;

import java.math.BigDecimal;

/** Values as JSON writes them (RFC 8259). */
final class JsonText {
    private JsonText() {}

    static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (char each : value.toCharArray()) {
            if (each == '"' || each == '\\') {
                text.append('\\').append(each);
            } else if (each < ' ') {
                text.append(escaped(each));
            } else {
                text.append(each);
            }
        }
        return text.append('"').toString();
    }

    /**
     * JSON in the letters of ASCII, others escaped: MariaDB puts the bytes of what is set into a document of another
     * character set as they are.
     */
    static String ascii(String json) {
        StringBuilder text = new StringBuilder();
        for (char each : json.toCharArray()) {
            text.append(each > '~' ? escaped(each) : String.valueOf(each));
        }
        return text.toString();
    }

    private static String escaped(char letter) {
        return String.format("\\u%04x", (int) letter);
    }

    static String number(Number value) {
        if (value instanceof Double || value instanceof Float) {
            double number = value.doubleValue();
            if (Double.isNaN(number) || Double.isInfinite(number)) {
                throw new QueryException("JSON has no number " + value + ".");
            }
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
}
