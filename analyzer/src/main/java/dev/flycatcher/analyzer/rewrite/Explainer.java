package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Plans;
import dev.flycatcher.analyzer.trace.Shape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks a database for its plans, by EXPLAIN, of the queries that a recording holds: each once, with values of its own
 * data, at most 500. Nothing is run by it but what draws those values; in a transaction that is rolled back.
 */
public final class Explainer implements Plans {
    private static final int MOST = 500;
    private static final int ROWS = 10;

    private final Connection connection;
    private final Engine engine;
    private final Limits limits;
    private final Map<Long, Optional<List<Scan>>> known = new HashMap<>();

    /** On that connection, in its transaction when it has one open, else in a read-only one of its own. */
    public Explainer(Connection connection, Engine engine) {
        this(connection, engine, Limits.DEFAULT);
    }

    private Explainer(Connection connection, Engine engine, Limits limits) {
        this.connection = connection;
        this.engine = engine;
        this.limits = limits;
    }

    /** The same, where a statement is ended after so many seconds, instead of 10. */
    public Explainer within(int seconds) {
        return new Explainer(connection, engine, limits.seconds(seconds));
    }

    @Override
    public Optional<List<Scan>> scans(Shape shape, String asked) {
        boolean other = !asked.isEmpty() && Engine.ofName(asked) != engine;
        boolean room = known.size() < MOST || known.containsKey(shape.fingerprint());
        return other || shape.isCut() || !room
                ? Optional.empty()
                : known.computeIfAbsent(shape.fingerprint(), any -> explained(shape.sql()));
    }

    private Optional<List<Scan>> explained(String sql) {
        try (Session session = new Session(connection, engine, limits)) {
            List<@Nullable Object> binds = Drawn.values(session, sql, List.of(), ROWS);
            return Scans.of(session, engine, sql, binds);
        } catch (SQLException | Refusal untold) {
            return Optional.empty();
        }
    }
}
