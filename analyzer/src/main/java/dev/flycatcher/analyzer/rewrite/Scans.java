package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Plans.Scan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tables that a plan goes through row by row, and how many rows the database thinks they have. */
final class Scans {
    /** A node that filters, with how many rows it lets through; each worker of a parallel one its share. */
    private static final Pattern POSTGRESQL =
            Pattern.compile("(Parallel )?Seq Scan on (\\S+)[^\\n]* rows=(\\d+)[^\\n]*\\n\\s*Filter:");

    private static final Pattern SQLITE = Pattern.compile("(?m)^SCAN (\\S+)(?! USING)");
    private static final Pattern H2 = Pattern.compile("([\\w$]+)\"?\\.tableScan");
    /** Most that PostgreSQL gives to one node unless told otherwise, and the leader. */
    private static final int WORKERS = 3;

    private final Session session;

    private Scans(Session session) {
        this.session = session;
    }

    /** Empty where it is not known how that engine tells its plans. */
    static Optional<List<Scan>> of(Session session, Engine engine, String sql, List<? extends @Nullable Object> binds)
            throws SQLException {
        Scans scans = new Scans(session);
        return Optional.ofNullable(scans.of(engine, sql, binds));
    }

    private @Nullable List<Scan> of(Engine engine, String sql, List<? extends @Nullable Object> binds)
            throws SQLException {
        return switch (engine) {
            case POSTGRESQL -> postgresql(sql, binds);
            case SQLITE -> named(SQLITE, plan("EXPLAIN QUERY PLAN " + sql, binds), "max(rowid) FROM %s");
            case H2 ->
                named(
                        H2,
                        plan("EXPLAIN " + sql, binds),
                        "max(row_count_estimate) FROM information_schema.tables WHERE upper(table_name) = upper('%s')");
            case MARIADB -> mysql(cells("EXPLAIN EXTENDED " + sql, binds), 3, 8);
            case MYSQL -> mysql(cells("EXPLAIN " + sql, binds), 4, 9);
            default -> null;
        };
    }

    private List<List<String>> cells(String sql, List<? extends @Nullable Object> binds) throws SQLException {
        return session.all(sql, binds, List.of()).cells();
    }

    private String plan(String sql, List<? extends @Nullable Object> binds) throws SQLException {
        return Plan.text(cells(sql, binds));
    }

    private List<Scan> postgresql(String sql, List<? extends @Nullable Object> binds) throws SQLException {
        List<Scan> scans = new ArrayList<>();
        Matcher node = POSTGRESQL.matcher(plan("EXPLAIN " + sql, binds));
        while (node.find()) {
            long kept = Long.parseLong(node.group(3)) * (node.group(1) == null ? 1 : WORKERS);
            Matcher all =
                    Pattern.compile("rows=(\\d+)").matcher(plan("EXPLAIN SELECT 1 FROM " + node.group(2), List.of()));
            scans.add(new Scan(node.group(2), all.find() ? Double.parseDouble(all.group(1)) : 0, kept));
        }
        return scans;
    }

    /** Engines that name the table alone: how many rows it has is looked up, without counting them. */
    private List<Scan> named(Pattern pattern, String plan, String rows) throws SQLException {
        List<Scan> scans = new ArrayList<>();
        Matcher scan = pattern.matcher(plan);
        while (scan.find()) {
            if (scan.group(1).matches("[\\w$]+")) {
                scans.add(new Scan(scan.group(1), number("SELECT " + rows.formatted(scan.group(1))), -1));
            }
        }
        return scans;
    }

    private double number(String sql) throws SQLException {
        List<List<String>> cells = cells(sql, List.of());
        return cells.isEmpty() ? 0 : value(cells.get(0).get(0));
    }

    /** {@code type} ALL, then {@code rows} and what percentage of them is {@code filtered}: all of them says nothing. */
    private List<Scan> mysql(List<List<String>> plan, int type, int rows) {
        List<Scan> scans = new ArrayList<>();
        for (List<String> row : plan) {
            if (row.size() > rows + 1 && row.get(type).equals("sALL")) {
                double filtered = value(row.get(rows + 1));
                double all = value(row.get(rows));
                scans.add(new Scan(row.get(2).substring(1), all, filtered >= 100 ? -1 : all * filtered / 100));
            }
        }
        return scans;
    }

    /** A cell as {@link Cell} writes it, less its kind; 0 for what is no number. */
    private static double value(String cell) {
        Matcher number = Pattern.compile("\\d+(\\.\\d+)?").matcher(cell);
        return number.find() ? Double.parseDouble(number.group()) : 0;
    }
}
