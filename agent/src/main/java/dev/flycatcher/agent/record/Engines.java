package dev.flycatcher.agent.record;

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

    private Engines() {}

    /** Its name in JDBC URLs, "" when it is not known. */
    static String of(Class<?> connection) {
        for (String[] known : PREFIXES) {
            if (connection.getName().startsWith(known[0])) {
                return known[1];
            }
        }
        return "";
    }
}
