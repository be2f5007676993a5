package dev.flycatcher.orm.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A place inside a JSON document: members by name, elements by number from 0. Read as text; what is missing, and JSON's
 * own null, are NULL. Names are bound, never written. Made by {@link Functions#json}.
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
        return new TextCall(sql -> sql.dialect().json(sql, document, path));
    }

    /** What is there as a number. */
    public <N extends Number> Numeric<N> number(Type<N> type) {
        return new NumericCall<>(type, new Cast<>(text(), type));
    }
}
