package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Database;
import java.util.Arrays;

/** Tells the database engine by the class of a driver's connection, since asking the connection is a call of its own. */
final class Engines {
    private static final String[][] PREFIXES = {
        {"org.postgresql.", "postgresql"},
        {"com.impossibl.postgres.", "postgresql"},
        {"org.mariadb.", "mariadb"},
        {"com.mysql.", "mysql"},
        {"org.h2.", "h2"},
        {"org.hsqldb.", "hsqldb"},
        {"org.sqlite.", "sqlite"},
        {"oracle.jdbc.", "oracle"},
        {"com.microsoft.sqlserver.", "sqlserver"},
        {"net.sourceforge.jtds.", "sqlserver"},
        {"org.apache.derby.", "derby"},
    };

    static final Database UNKNOWN = Database.of("");

    private static final Database[] DATABASES =
            Arrays.stream(PREFIXES).map(known -> Database.of(known[1])).toArray(Database[]::new);

    private Engines() {}

    /** A database of that engine, of no engine when it is not known. */
    static Database of(Class<?> connection) {
        for (int i = 0; i < PREFIXES.length; i++) {
            if (connection.getName().startsWith(PREFIXES[i][0])) {
                return DATABASES[i];
            }
        }
        return UNKNOWN;
    }
}
