package dev.flycatcher.orm.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A place inside a JSON document: members by name, elements by number from 0. Read as text; what is missing, and JSON's
 * own null, are NULL. Names and values are bound, never written. Made by {@link Functions#json}.
 */
public final class Json {
    private final Expression<?> document;
    private final List<Object> path;

    Json(Expression<?> document, List<Object> path) {
        this.document = document;
        this.path = path;
    }

    /** The member called {@code name}. */
    public Json at(String name) {
        return deeper(name);
    }

    /** Element {@code index}, from 0. */
    public Json at(int index) {
        if (index < 0) {
            throw new QueryException("A JSON array has no element " + index + ": they are counted from 0.");
        }
        return deeper(index);
    }

    private Json deeper(Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return new Json(document, List.copyOf(longer));
    }

    /** What is there as text: a string without its quotes, a number or an object as it is written. */
    public Text text() {
        return new TextCall(sql -> JsonWords.of(sql.dialect()).value(sql, document, path));
    }

    /** Whether there is anything, be it JSON's own null: which {@link #text} cannot tell from nothing. */
    public Condition exists() {
        return (Condition) sql -> JsonWords.of(sql.dialect()).exists(sql, document, path);
    }

    /** The document with {@code value} at this place, which is made if the one around it is there. */
    public Text with(String value) {
        return replaced(JsonText.quoted(value));
    }

    public Text with(Number value) {
        return replaced(JsonText.number(value));
    }

    public Text with(boolean value) {
        return replaced(String.valueOf(value));
    }

    /** The document with JSON's own null at this place. */
    public Text withNull() {
        return replaced("null");
    }

    /** The document with {@code json}, an object or array in JSON's words, at this place. */
    public Text withJson(String json) {
        return replaced(json);
    }

    private Text replaced(String json) {
        List<Object> place = place();
        return new TextCall(sql -> JsonWords.of(sql.dialect()).set(sql, document, place, JsonText.ascii(json)));
    }

    /** The document without what is at this place. */
    public Text removed() {
        List<Object> place = place();
        return new TextCall(sql -> JsonWords.of(sql.dialect()).remove(sql, document, place));
    }

    private List<Object> place() {
        if (path.isEmpty()) {
            throw new QueryException("That is the whole document. Say where in it: json(column).at(\"name\").");
        }
        return path;
    }

    /** What is there as a number. */
    public <N extends Number> Numeric<N> number(Type<N> type) {
        return new NumericCall<>(type, new Cast<>(text(), type));
    }
}
