package dev.flycatcher.analyzer.rewrite;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the database plans to do, by its EXPLAIN. */
final class Plan {
    private Plan() {}

    static List<String> warnings(Session session, Engine engine, Given given, Draft draft, List<@Nullable Object> binds)
            throws SQLException {
        return List.of();
    }
}
