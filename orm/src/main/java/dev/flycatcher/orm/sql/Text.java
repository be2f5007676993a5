package dev.flycatcher.orm.sql;

import java.util.List;

/** A text expression. Patterns given to {@code contains} and its like are literal: {@code %} and {@code _} are escaped. */
public interface Text extends Expression<String> {
    default Condition contains(String part) {
        return matches("LIKE", "%" + escaped(part) + "%");
    }

    default Condition startsWith(String part) {
        return matches("LIKE", escaped(part) + "%");
    }

    default Condition endsWith(String part) {
        return matches("LIKE", "%" + escaped(part));
    }

    /** SQL's LIKE with the pattern as it is; {@code \} escapes. */
    default Condition like(String pattern) {
        return matches("LIKE", pattern);
    }

    default Text lower() {
        return new TextCall(new Template(List.of(this), "LOWER(", ")"));
    }

    default Text upper() {
        return new TextCall(new Template(List.of(this), "UPPER(", ")"));
    }

    default Text concat(Expression<String> other) {
        return new TextCall(new Template(List.of(this, other), "(", " || ", ")"));
    }

    default Text concat(String other) {
        return concat(Value.of(this, other));
    }

    private Condition matches(String operator, String pattern) {
        return new Template(List.of(this, Value.of(this, pattern)), "(", " " + operator + " ", " ESCAPE '\\')");
    }

    private static String escaped(String literal) {
        return literal.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
