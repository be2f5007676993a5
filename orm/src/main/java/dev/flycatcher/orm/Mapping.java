package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Expression;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the rows of a query become. */
interface Mapping<E extends @Nullable Object> {
    /** Works out, once per query, how its rows are read. */
    Compiled<E> compile(Body body);

    /** Whether the rows are entities, so that relations can be loaded for them. */
    default boolean hasEntities() {
        return false;
    }

    /** How the rows of one query are read. */
    interface Compiled<E extends @Nullable Object> {
        /** A reader for the rows of one run. */
        Reader<E> reader(Database database, String sql);
    }

    /** Reads one row. */
    interface Reader<E extends @Nullable Object> {
        E read(ResultSet rows) throws SQLException;
    }

    /** Entities, with their joined ones in place. */
    @SuppressWarnings("unchecked")
    static <E> Mapping<E> entities() {
        return (Mapping<E>) Entities.IN_PLACE;
    }

    /** Entities of the first table, on which everything else selected is read by its own key. */
    static <E> Mapping<E> flat() {
        return new Entities<>(true);
    }

    static Mapping<Tuple> tuples() {
        return body -> {
            List<Expression<?>> all = body.expressions();
            Tuple.Names names = new Tuple.Names(all);
            return (database, sql) -> rows -> Tuple.read(names, all, rows, database.dialect());
        };
    }

    /** Rows made by a function from the selected values, in their order. */
    static <R extends @Nullable Object> Mapping<R> values(Function<@Nullable Object[], R> make) {
        return body -> {
            List<Expression<?>> all = body.expressions();
            return (database, sql) -> rows -> make.apply(Tuple.values(all, rows, database.dialect()));
        };
    }
}
