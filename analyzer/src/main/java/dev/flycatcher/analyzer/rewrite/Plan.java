package dev.flycatcher.analyzer.rewrite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the database says, by its EXPLAIN, of how it goes about a statement (I10). Nothing is run by it. */
final class Plan {
    /** Fewer rows than this are scanned in no time, index or not. */
    private static final long FEW = 1_000;

    private static final int TIMES = 10;
    private static final Pattern POSTGRESQL = Pattern.compile("Seq Scan on (\\S+)");
    private static final Pattern ROWS = Pattern.compile("rows=(\\d+)");
    private static final Pattern SQLITE = Pattern.compile("SCAN (\\S+)");
    private static final Pattern H2 = Pattern.compile("\\.(\\w+)\"?\\.tableScan");

    private Plan() {}

    /** How many rows the database expects of a query, -1 where it does not say. */
    static long rows(Session session, Engine engine, String sql, List<? extends @Nullable Object> binds) {
        if (engine != Engine.POSTGRESQL) {
            return -1;
        }
        try {
            Matcher rows = ROWS.matcher(
                    text(session.all("EXPLAIN " + sql, binds, List.of()).cells()));
            return rows.find() ? Long.parseLong(rows.group(1)) : -1;
        } catch (SQLException | Refusal | NumberFormatException untold) {
            return -1;
        }
    }

    /** What should be known beside the answer: that the child's key has no index, or that rows multiply. */
    static List<String> warnings(Session session, Engine engine, Given given, Draft draft, long rows, long once) {
        List<String> warnings = new ArrayList<>();
        String table = Advice.table(given.ask().child());
        try {
            if (!given.keys().isEmpty() && scans(session, engine, given, table)) {
                warnings.add("No index of %s is used to find a key: the database scans it each time.".formatted(table));
            }
        } catch (SQLException | Refusal untold) {
            // No plan, no warning.
        }
        long apart = rows + (given.parent() == null ? 0 : given.parent().cells().size());
        if (!draft.listed() && once > TIMES * Math.max(1, apart)) {
            warnings.add("It multiplies rows, %s where both queries read %s: prefer one query by keys."
                    .formatted(Advice.number(once), Advice.number(apart)));
        }
        return warnings;
    }

    private static boolean scans(Session session, Engine engine, Given given, String table) throws SQLException {
        String explain = switch (engine) {
            case SQLITE -> "EXPLAIN QUERY PLAN ";
            case POSTGRESQL, MARIADB, MYSQL, H2 -> "EXPLAIN ";
            default -> "";
        };
        if (explain.isEmpty()) {
            return false;
        }
        List<@Nullable Object> key = given.keys().get(0);
        List<@Nullable Object> binds = given.childBinds(key);
        List<List<String>> plan =
                session.all(explain + given.ask().child(), binds, List.of()).cells();
        return switch (engine) {
            case SQLITE -> named(plan, SQLITE, table);
            case H2 -> named(plan, H2, table);
            case POSTGRESQL -> estimated(plan, table);
            default -> all(plan);
        };
    }

    private static boolean named(List<List<String>> plan, Pattern scan, String table) {
        Matcher matcher = scan.matcher(text(plan));
        return matcher.find() && Query.same(matcher.group(1), table);
    }

    private static boolean estimated(List<List<String>> plan, String table) {
        Matcher matcher = POSTGRESQL.matcher(text(plan));
        return matcher.find()
                && Query.same(matcher.group(1), table)
                && text(plan).contains("Filter:")
                && large(plan);
    }

    /** By its cost: a scan of a page or two costs next to nothing. */
    private static boolean large(List<List<String>> plan) {
        Matcher cost = Pattern.compile("\\.\\.(\\d+)").matcher(text(plan));
        return cost.find() && Long.parseLong(cost.group(1)) > FEW / TIMES;
    }

    /** MySQL and MariaDB: {@code type} ALL, and its {@code rows}. */
    private static boolean all(List<List<String>> plan) {
        return plan.stream()
                .anyMatch(row -> row.contains("sALL")
                        && row.stream()
                                .filter(cell -> cell.matches("[ns]\\d+"))
                                .mapToLong(cell -> Long.parseLong(cell.substring(1)))
                                .anyMatch(rows -> rows > FEW));
    }

    static String text(List<List<String>> plan) {
        StringBuilder text = new StringBuilder();
        plan.forEach(row ->
                row.forEach(cell -> text.append(cell.replaceAll("^s", "")).append('\n')));
        return text.toString();
    }
}
