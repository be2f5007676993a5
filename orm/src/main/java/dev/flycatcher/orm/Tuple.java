package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Keyed;
import dev.flycatcher.orm.sql.Named;
import dev.flycatcher.orm.sql.NotSelectedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of plain values. */
public final class Tuple implements Keyed {
    private final Names names;
    private final @Nullable Object[] values;

    private Tuple(Names names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    /** What the places of a tuple are called; a name that comes again gets {@code _2}, {@code _3}. */
    record Names(List<Expression<?>> keys, List<String> texts) {
        Names(List<Expression<?>> keys) {
            this(List.copyOf(keys), unique(keys));
        }

        private static List<String> unique(List<Expression<?>> keys) {
            List<String> texts = new ArrayList<>();
            for (Expression<?> each : keys) {
                String name = name(each, texts.size());
                String unique = name;
                for (int i = 2; texts.contains(unique); i++) {
                    unique = name + "_" + i;
                }
                texts.add(unique);
            }
            return List.copyOf(texts);
        }

        private static String name(Expression<?> each, int place) {
            if (each instanceof Column<?, ?> column) {
                return column.spec().accessor();
            }
            return each instanceof Named<?> || each instanceof DerivedColumn<?>
                    ? Derived.nameOf(each)
                    : "_" + (place + 1);
        }
    }

    static Tuple read(Names names, List<Expression<?>> columns, ResultSet rows, Dialect dialect) throws SQLException {
        return new Tuple(names, values(columns, rows, dialect));
    }

    static @Nullable Object[] values(List<Expression<?>> columns, ResultSet rows, Dialect dialect) throws SQLException {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).type().read(rows, i + 1, dialect);
        }
        return values;
    }

    /** The value of {@code key}, which the query selected. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Expression<T> key) {
        return (T) value(key);
    }

    /** The value at {@code place}, from 0. */
    public @Nullable Object get(int place) {
        return values[place];
    }

    /** The value called {@code name}. */
    public @Nullable Object get(String name) {
        int at = names.texts().indexOf(name);
        if (at < 0) {
            throw new NotSelectedException("No column \"" + name + "\" was selected. There are " + names.texts() + ".");
        }
        return values[at];
    }

    public List<String> names() {
        return names.texts();
    }

    /** Names and values, in the order of the select list. */
    public Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(names.texts().get(i), values[i]);
        }
        return map;
    }

    @Override
    public @Nullable Object value(Object key) {
        for (int i = 0; i < values.length; i++) {
            if (names.keys().get(i) == key) {
                return values[i];
            }
        }
        throw new NotSelectedException(key + " was not selected. There are " + names.texts() + ".");
    }

    @Override
    public String toString() {
        return map().toString();
    }
}
