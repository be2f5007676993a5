package dev.flycatcher.orm.sql;

import java.util.List;

/**
 * A text expression. What is given to {@code contains} and its like is literal, {@code %} and {@code _} are escaped; upper
 * and lower case are the same there, as far as the database knows letters.
 */
public interface Text extends Expression<String> {
    default Condition contains(String part) {
        return matches(ilike(), "%" + escaped(part) + "%");
    }

    default Condition startsWith(String part) {
        return matches(ilike(), escaped(part) + "%");
    }

    default Condition endsWith(String part) {
        return matches(ilike(), "%" + escaped(part));
    }

    /** SQL's LIKE with the pattern as it is; {@code \} escapes. Whether case counts is for the database to say. */
    default Condition like(String pattern) {
        return matches(sql -> sql.text("LIKE"), pattern);
    }

    /** Whether it matches a regular expression of the database's own kind. */
    default Condition regexp(String pattern) {
        Node bound = Value.of(this, pattern);
        Node match = sql -> {
            sql.dialect().require(Feature.REGEXP);
            sql.dialect().regexp(sql, this, bound);
        };
        return new Template(List.of(match), "", "");
    }

    default Text lower() {
        return new TextCall(new Template(List.of(this), "LOWER(", ")"));
    }

    default Text upper() {
        return new TextCall(new Template(List.of(this), "UPPER(", ")"));
    }

    default Text concat(Expression<String> other) {
        return new TextCall(sql -> sql.dialect().concat(sql, this, other));
    }

    default Text concat(String other) {
        return concat(Value.of(this, other));
    }

    private static Node ilike() {
        return sql -> sql.text(sql.dialect().ilike());
    }

    private Condition matches(Node operator, String pattern) {
        Node escape = sql -> sql.text(sql.dialect().escape());
        return new Template(List.of(this, operator, Value.of(this, pattern), escape), "(", " ", " ", "", ")");
    }

    private static String escaped(String literal) {
        return literal.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
