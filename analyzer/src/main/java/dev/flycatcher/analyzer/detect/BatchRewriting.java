package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Database;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which options of which drivers make one statement of a batch: {@code reWriteBatchedInserts} of pgjdbc (INSERT only),
 * {@code rewriteBatchedStatements} of Connector/J, {@code useBulkStmts} and {@code useBulkStmtsForInserts} of MariaDB's
 * driver. Others need none.
 */
enum BatchRewriting {
    ON,
    OFF,
    UNKNOWN;

    private static final Map<String, List<String>> OPTIONS = Map.of(
            "postgresql", List.of("reWriteBatchedInserts"),
            "mysql", List.of("rewriteBatchedStatements"),
            "mariadb", List.of("useBulkStmts", "useBulkStmtsForInserts"));

    /** What becomes of a batch of that kind there; ON where no option could change it. */
    static BatchRewriting of(Database database, Verb verb) {
        boolean inserts = verb == Verb.INSERT;
        List<String> options = OPTIONS.getOrDefault(database.engine(), List.of()).stream()
                .filter(option -> inserts || !option.contains("Inserts"))
                .toList();
        boolean on = options.isEmpty() || values(database, options).anyMatch(Boolean::parseBoolean);
        return on ? ON : values(database, options).count() == options.size() ? OFF : UNKNOWN;
    }

    private static Stream<String> values(Database database, List<String> options) {
        return options.stream().filter(database.options()::containsKey).map(database.options()::get);
    }
}
