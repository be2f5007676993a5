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
                text.append(String.format("\\u%04x", (int) each));
            } else {
                text.append(each);
            }
        }
        return text.append('"').toString();
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
