package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Database;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks a driver's connection what it leads to, once in its life. Only drivers are asked whose answers were looked up:
 * {@code getMetaData().getURL()} and the getters below return what the driver holds, and send nothing. Of the URL nothing
 * is kept but the options named here; places are numbered in the order they are met.
 */
final class DatabaseReader {
    private static final Set<String> ASKED = Set.of("postgresql", "mariadb", "mysql", "h2", "sqlite");
    /** {@code isReadOnly} of the others runs a statement. */
    private static final Set<String> TELLS_READ_ONLY = Set.of("postgresql", "mariadb", "sqlite");

    /** Options that rules judge by, where the URL names them. */
    private static final List<String> OPTIONS = List.of(
            "reWriteBatchedInserts",
            "rewriteBatchedStatements",
            "useBulkStmts",
            "useBulkStmtsForInserts",
            "targetServerType");
    /** Options that make one address two places. */
    private static final List<String> PLACES = List.of("currentSchema", "targetServerType");

    /** How each driver tells an option that may have come by a property: the option, and the calls that lead to it. */
    private static final Map<String, List<String>> SETTINGS = Map.of(
            "postgresql", List.of("reWriteBatchedInserts getQueryExecutor isReWriteBatchedInsertsEnabled"),
            "mariadb",
                    List.of(
                            "useBulkStmts getContext getConf useBulkStmts",
                            "useBulkStmtsForInserts getContext getConf useBulkStmtsForInserts"),
            "mysql", List.of("rewriteBatchedStatements getPropertySet getBooleanProperty getValue"));

    /** Of MariaDB's and MySQL's drivers: how they choose among hosts. */
    private static final Pattern MODE = Pattern.compile("jdbc:(?:mariadb|mysql):(\\w+)[\\w+]*:");

    private static final int MOST = 1_000;
    private static final int LONGEST = 120;

    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final Map<String, String> PLACED = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private DatabaseReader() {}

    /** What it leads to, as far as it tells; the engine alone where it does not. */
    static Database read(Object connection, Database engine) {
        if (!ASKED.contains(engine.engine()) || !(connection instanceof Connection)) {
            return engine;
        }
        try {
            DatabaseMetaData data = ((Connection) connection).getMetaData();
            SortedMap<String, String> options = new TreeMap<>();
            String url = data.getURL();
            named(url == null ? "" : url, OPTIONS, options);
            Matcher mode = MODE.matcher(url == null ? "" : url);
            if (mode.lookingAt()) {
                options.put("haMode", mode.group(1));
            }
            settings(connection, engine.engine(), options);
            String driver = data.getDriverName() + " " + data.getDriverVersion();
            driver = driver.substring(0, Math.min(LONGEST, driver.length()));
            return new Database(url == null ? "" : id(url), engine.engine(), driver, options);
        } catch (SQLException | RuntimeException | LinkageError untold) {
            return engine;
        }
    }

    /** Whether it says that it is for reading; false where it does not say, or would have to ask. */
    static boolean isReadOnly(Object connection, Database database) {
        try {
            return TELLS_READ_ONLY.contains(database.engine())
                    && connection instanceof Connection
                    && ((Connection) connection).isReadOnly();
        } catch (SQLException | RuntimeException | LinkageError untold) {
            return false;
        }
    }

    /** A number for that place, the same as long as this JVM runs; "" for one that no other connection can reach. */
    private static String id(String url) {
        SortedMap<String, String> more = new TreeMap<>();
        named(url, PLACES, more);
        String address = url.split("[?;]", 2)[0];
        boolean own =
                address.startsWith("jdbc:sqlite:") && (address.equals("jdbc:sqlite:") || address.contains(":memory:"));
        String place = address.substring(address.lastIndexOf('@') + 1) + more;
        if (own || PLACED.size() >= MOST && !PLACED.containsKey(place)) {
            return "";
        }
        return PLACED.computeIfAbsent(place, any -> RUN + "-" + NEXT.incrementAndGet());
    }

    private static void named(String url, List<String> options, SortedMap<String, String> into) {
        String[] parts = url.split("[?&;]");
        for (int i = 1; i < parts.length; i++) {
            int equal = parts[i].indexOf('=');
            String name = equal < 0 ? parts[i] : parts[i].substring(0, equal);
            if (options.contains(name)) {
                String value = equal < 0 ? "true" : parts[i].substring(equal + 1);
                into.put(name, value.substring(0, Math.min(LONGEST, value.length())));
            }
        }
    }

    private static void settings(Object connection, String engine, SortedMap<String, String> into) {
        for (String setting : SETTINGS.getOrDefault(engine, List.of())) {
            String[] words = setting.split(" ");
            Object value = setting(connection, words);
            if (value instanceof Boolean) {
                into.put(words[0], value.toString());
            }
        }
    }

    /** What the driver holds, null where this version of it does not say. */
    private static @Nullable Object setting(Object connection, String[] words) {
        Object at = connection;
        try {
            for (int i = 1; i < words.length && at != null; i++) {
                boolean byName = words[i].equals("getBooleanProperty");
                Class<?>[] types = byName ? new Class<?>[] {String.class} : new Class<?>[0];
                Method method = at.getClass().getMethod(words[i], types);
                at = byName ? method.invoke(at, words[0]) : method.invoke(at);
            }
            return at;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError untold) {
            return null;
        }
    }
}
