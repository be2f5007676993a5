package dev.flycatcher.agent.advice;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which gate methods one JDBC method calls: on entry with the target and its first arguments, on a normal return with
 * the returned value and the target, on a throw with the throwable and the target.
 *
 * @param enter gate method called on entry
 * @param arguments how many of the method's arguments it takes
 * @param constant an int it takes last, or -1 for none
 * @param exit gate method called on return, null for none
 * @param returned whether it takes the returned value
 * @param failed gate method called on a throw, null exactly when {@code exit} is
 */
record Advice(
        String enter,
        int arguments,
        int constant,
        @Nullable String exit,
        boolean returned,
        @Nullable String failed) {

    /** Methods of {@code ResultSetMetaData}: SQLite's result set is its own description, and none of these reads a row. */
    private static final Set<String> DESCRIBING = Set.of(
            "getColumnLabel",
            "getColumnName",
            "getColumnType",
            "getColumnTypeName",
            "getColumnClassName",
            "getColumnDisplaySize",
            "getCatalogName",
            "getSchemaName",
            "getTableName",
            "getPrecision",
            "getScale");

    private static final List<String> UNSEEN =
            List.of("Stream", "Blob", "Clob", "Reader", "Array", "Ref", "SQLXML", "RowId", "URL", "java/util/Map");

    private static final Advice INTERNAL = new Advice("internal", 0, -1, "external", false, "external");

    private static final Advice COUNTING = new Advice("entering", 0, -1, "counted", true, "left");
    private static final Advice CHECKING = new Advice("checking", 0, -1, "wasNull", true, "unread");
    private static final Advice FETCH_SIZE = new Advice("fetchSize", 1, -1, null, false, null);
    private static final Advice OPENING = new Advice("opening", 0, -1, "opened", true, "unopened");

    /** The advice of that method of a class of that role, null for none. */
    static @Nullable Advice of(Role role, String owner, String name, String descriptor) {
        return switch (role) {
            case ENTRY -> EntryPoints.advice(owner, name, descriptor);
            case DRIVER -> name.equals("connect") ? OPENING : null;
            case DATA_SOURCE ->
                name.equals("getConnection") && descriptor.endsWith(")Ljava/sql/Connection;") ? OPENING : null;
            case METADATA -> descriptor.endsWith(")Ljava/sql/ResultSet;") ? INTERNAL : null;
            case CONNECTION -> connection(name, descriptor);
            case STATEMENT -> statement(name, descriptor);
            case RESULT_SET -> resultSet(name, descriptor);
        };
    }

    private static @Nullable Advice connection(String name, String descriptor) {
        return switch (name) {
            case "prepareStatement", "prepareCall" ->
                descriptor.startsWith("(Ljava/lang/String;")
                        ? new Advice("preparing", 1, -1, "prepared", true, "unprepared")
                        : null;
            case "createStatement" -> new Advice("preparing", 0, -1, "prepared", true, "unprepared");
            case "setAutoCommit" -> new Advice("edge", 1, -1, "external", false, "external");
            case "commit" -> descriptor.equals("()V") ? edge(2) : null;
            case "rollback" -> descriptor.equals("()V") ? edge(3) : null;
            case "close" -> descriptor.equals("()V") ? edge(4) : null;
            case "setReadOnly" -> new Advice("readOnly", 1, -1, "external", false, "external");
            case "isValid",
                    "isReadOnly",
                    "getTransactionIsolation",
                    "setTransactionIsolation",
                    "getSchema",
                    "setSchema",
                    "getCatalog",
                    "setCatalog",
                    "setClientInfo",
                    "getMetaData",
                    "abort" -> INTERNAL;
            default -> null;
        };
    }

    private static Advice edge(int kind) {
        return new Advice("edge", 0, kind, "external", false, "external");
    }

    private static @Nullable Advice statement(String name, String descriptor) {
        boolean text = descriptor.startsWith("(Ljava/lang/String;");
        return switch (name) {
            case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" ->
                text || descriptor.startsWith("()")
                        ? new Advice("executing", text ? 1 : 0, -1, "executed", true, "failed")
                        : null;
            case "executeBatch", "executeLargeBatch" ->
                descriptor.startsWith("()") ? new Advice("executingBatch", 0, -1, "executed", true, "failed") : null;
            case "addBatch" -> left("batch", text ? 1 : 0);
            case "clearBatch" -> left("clearBatch", 0);
            case "clearParameters" -> left("clearBinds", 0);
            case "getResultSet" -> new Advice("fetching", 0, -1, "fetched", true, "unfetched");
            case "getGeneratedKeys" -> new Advice("fetching", 0, -1, "fetchedKeys", true, "unfetched");
            case "getUpdateCount", "getLargeUpdateCount" ->
                descriptor.equals("()I") || descriptor.equals("()J") ? COUNTING : null;
            case "getMoreResults" -> left("advancing", 0);
            case "close" -> descriptor.equals("()V") ? left("closing", 0) : null;
            case "closeOnCompletion" ->
                descriptor.equals("()V") ? new Advice("completing", 0, -1, null, false, null) : null;
            case "setFetchSize" -> descriptor.equals("(I)V") ? FETCH_SIZE : null;
            case "wasNull" -> descriptor.equals("()Z") ? CHECKING : null;
            default -> parameter(name, descriptor);
        };
    }

    /** A parameter that is bound, or read after the call. */
    private static @Nullable Advice parameter(String name, String descriptor) {
        boolean known = descriptor.startsWith("(I") || descriptor.startsWith("(Ljava/lang/String;");
        return !known
                ? null
                : name.startsWith("set")
                        ? setter(name, descriptor)
                        : name.startsWith("get") && !descriptor.endsWith("V") ? getter(name, descriptor) : null;
    }

    private static Advice left(String enter, int arguments) {
        return new Advice(enter, arguments, -1, "left", false, "left");
    }

    private static @Nullable Advice setter(String name, String descriptor) {
        if (!descriptor.endsWith(")V") || descriptor.equals("(I)V") || descriptor.equals("(Ljava/lang/String;)V")) {
            return null;
        }
        return name.equals("setNull") || unseen(name) || unseen(descriptor.substring(0, descriptor.indexOf(')')))
                ? left("bindUnseen", 1)
                : left("bind", 2);
    }

    private static boolean unseen(String text) {
        return UNSEEN.stream().anyMatch(text::contains);
    }

    private static @Nullable Advice resultSet(String name, String descriptor) {
        return switch (name) {
            case "next", "previous" -> descriptor.equals("()Z") ? moving(name) : null;
            case "first" -> descriptor.equals("()Z") ? jump("jumping", 0, 1) : null;
            case "last" -> descriptor.equals("()Z") ? jump("ending", 0, -1) : null;
            case "absolute" -> descriptor.equals("(I)Z") ? jump("jumping", 1, -1) : null;
            case "relative" -> descriptor.equals("(I)Z") ? jump("skipping", 1, -1) : null;
            case "beforeFirst" ->
                descriptor.equals("()V") ? new Advice("jumping", 0, 0, "rewound", false, "unmoved") : null;
            case "afterLast" ->
                descriptor.equals("()V") ? new Advice("ending", 0, -1, "rewound", false, "unmoved") : null;
            case "wasNull" -> descriptor.equals("()Z") ? CHECKING : null;
            case "findColumn" -> null;
            case "setFetchSize" -> descriptor.equals("(I)V") ? FETCH_SIZE : null;
            case "close" -> descriptor.equals("()V") ? new Advice("moving", 0, -1, "closed", false, "unmoved") : null;
            default -> name.startsWith("get") ? getter(name, descriptor) : null;
        };
    }

    private static Advice jump(String enter, int arguments, int constant) {
        return new Advice(enter, arguments, constant, "jumped", true, "unmoved");
    }

    private static Advice moving(String exit) {
        return new Advice("moving", 0, -1, exit, true, "unmoved");
    }

    private static @Nullable Advice getter(String name, String descriptor) {
        boolean byPlace = descriptor.startsWith("(I") || descriptor.startsWith("(Ljava/lang/String;");
        if (!byPlace || DESCRIBING.contains(name)) {
            return null;
        }
        boolean seen = !unseen(name) && !descriptor.endsWith("V");
        return new Advice("reading", 1, -1, seen ? "read" : "unread", seen, "unread");
    }
}
