package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Shape;
import java.util.List;
import java.util.Optional;

/** What a database says of how it goes about statements, for the rule that needs it. */
public interface Plans {
    /** Nothing is explained. */
    Plans NONE = (shape, engine) -> Optional.empty();

    /**
     * Tables that the query goes through row by row.
     *
     * @param engine the one that was asked, by the name it has in JDBC URLs; "" when it is not known
     * @return empty when that is not known
     */
    Optional<List<Scan>> scans(Shape shape, String engine);

    /**
     * One table that is gone through.
     *
     * @param rows how many it has, as the database estimates them
     * @param kept how many of them the query wants, as the database estimates them; -1 where it does not say
     */
    record Scan(String table, double rows, double kept) {}
}
