package dev.flycatcher.agent.watch;

import dev.flycatcher.agent.record.Recording;
import dev.flycatcher.analyzer.rewrite.Bound;
import java.sql.SQLType;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The queries of one unit with the values they bound, so that a cure can be run on them. In memory only, while the unit
 * and what {@link Flycatcher#record} gave for it live; the first of them only, and nothing after the first that has no
 * room. No value of it is written or printed.
 */
final class Binds {
    private static final int MOST_CALLS = 10_000;
    /** Characters of texts and values. */
    private static final int MOST_TEXT = 1 << 16;

    private static final Map<Recording.Opened, Binds> OPEN = new ConcurrentHashMap<>();

    private final List<Query> queries = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private int text;
    private boolean full;

    /** A query that ran, and how many rows were read of it to its end. */
    static final class Query {
        private final String sql;
        private final @Nullable List<@Nullable Object> values;
        private volatile long rows = -1;

        private Query(String sql, @Nullable List<@Nullable Object> values) {
            this.sql = sql;
            this.values = values;
        }

        void ended(long after) {
            rows = after;
        }

        private Bound.Call call() {
            return new Bound.Call(sql, values, rows);
        }
    }

    static void begins(Recording.Opened unit) {
        OPEN.put(unit, new Binds());
    }

    /** What was bound in the unit, in order. */
    static List<Bound.Call> ends(Recording.Opened unit) {
        Binds kept = OPEN.remove(unit);
        return kept == null ? List.of() : kept.calls();
    }

    /** Keeps a query of the unit that is open; null when none is, or there is no room. */
    static @Nullable Query keep(String sql, Given given) {
        Recording.Opened unit = Door.RECORDING.current();
        Binds open = unit == null ? null : OPEN.get(unit);
        return open == null ? null : open.add(sql, given.values());
    }

    private synchronized @Nullable Query add(String sql, @Nullable List<@Nullable Object> values) {
        long more = texts.containsKey(sql) ? 0 : sql.length();
        if (values != null) {
            for (Object value : values) {
                Object plain = value instanceof Bound.Typed typed ? typed.value() : value;
                more += plain instanceof CharSequence chars ? chars.length() : 0;
            }
        }
        full |= queries.size() == MOST_CALLS || text + more > MOST_TEXT;
        if (full) {
            return null;
        }
        text += (int) more;
        Query query = new Query(texts.computeIfAbsent(sql, same -> same), values);
        queries.add(query);
        return query;
    }

    private synchronized List<Bound.Call> calls() {
        return queries.stream().map(Query::call).toList();
    }

    /** What a statement was given so far, by JDBC's numbering. */
    static final class Given {
        private static final int MOST = 10_000;
        private static final Object UNKNOWN = new Object();

        private final List<@Nullable Object> values = new ArrayList<>();

        /** @param method the setter, such as {@code setObject}: only its type says how a value is to be bound again */
        void set(String method, Object[] args) {
            int index = (Integer) args[0];
            if (index < 1 || index > MOST) {
                return;
            }
            while (values.size() < index) {
                values.add(UNKNOWN);
            }
            values.set(index - 1, method.equals("setNull") ? null : value(method, args));
        }

        private static @Nullable Object value(String method, Object[] args) {
            Object value = args[1];
            if (value == null || args.length == 2) {
                return value == null || isScalar(value) ? own(value) : UNKNOWN;
            }
            if (!method.equals("setObject") || !isScalar(value)) {
                return UNKNOWN;
            }
            Object type = args[2] instanceof SQLType of ? of.getVendorTypeNumber() : args[2];
            Object scale = args.length > 3 ? args[3] : Integer.valueOf(-1);
            return type instanceof Integer number && scale instanceof Integer digits
                    ? new Bound.Typed(own(value), number, digits)
                    : UNKNOWN;
        }

        void clear() {
            values.clear();
        }

        /** Null when one of them is not known. */
        private @Nullable List<@Nullable Object> values() {
            return values.size() == MOST || values.contains(UNKNOWN) ? null : new ArrayList<>(values);
        }

        private static boolean isScalar(Object value) {
            return value instanceof String
                    || value instanceof Number
                    || value instanceof Boolean
                    || value instanceof Character
                    || value instanceof UUID
                    || value instanceof Date
                    || value instanceof Temporal && value.getClass().getName().startsWith("java.time.");
        }

        private static @Nullable Object own(@Nullable Object value) {
            return value instanceof Date date ? date.clone() : value;
        }
    }
}
