package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Expression;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rows of a query become. */
interface Mapping<E> {
    /** Reads one row. */
    interface Reader<E> {
        E read(ResultSet rows) throws SQLException;
    }

    /** A reader for one run; null stands for the rows of one run of {@code sql}. */
    Reader<E> reader(@Nullable Database database, Body body, String sql, Dialect dialect);

    /** Whether the rows are entities, so that relations can be loaded for them. */
    default boolean hasEntities() {
        return false;
    }

    /** Entities, with their joined ones. */
    static <E> Mapping<E> entities() {
        return new Entities<>();
    }

    static Mapping<Tuple> tuples(Body body) {
        List<Expression<?>> all = body.expressions();
        Tuple.Names names = new Tuple.Names(all);
        return (database, same, sql, dialect) -> rows -> Tuple.read(names, all, rows, dialect);
    }
}
