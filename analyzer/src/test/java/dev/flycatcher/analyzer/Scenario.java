package dev.flycatcher.analyzer;

import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Database;
import dev.flycatcher.analyzer.trace.Dropped;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Fingerprint;
import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes a trace as the corpus does: {@code S orders()->10; [S cust(id=r.cust_id)]*r} is
 *
 * <pre>
 * for (Row r : unit.select("select id, cust_id from orders").gives(10, i -> row(i, i * 7))) {
 *     unit.select("select id, name from cust where id = ?", r.get("cust_id")).gives(1, i -> row(...));
 * }
 * </pre>
 *
 * Stacks are sampled at the 2nd, 4th, 8th ... execution of a shape, as a recorder does.
 */
public final class Scenario {
    private static final long SEED = 0x5DEECE66DL;

    private Dropped dropped = Dropped.NONE;
    private final Transcript transcript = new Transcript();
    private final List<Execution> executions = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Map<Long, Integer> counts = new HashMap<>();
    private final Unit unit;
    private List<Frame> stack = List.of();
    private int connection = 1;
    private int thread = 1;
    private int transaction;
    private int transactions;
    private long clock;
    private final Map<Integer, Database> databases = new HashMap<>();
    private Database database = Database.of("");

    private Scenario(Unit unit) {
        this.unit = unit;
    }

    public static Scenario unit(String name) {
        return unit(1, Unit.Kind.REQUEST, name);
    }

    public static Scenario unit(long id, Unit.Kind kind, String name) {
        return new Scenario(new Unit(id, kind, name, 1_790_000_000_000L + id));
    }

    /** Values of one row. */
    public static Object[] row(@Nullable Object... values) {
        return values;
    }

    /** One row that was read. */
    public record Row(List<String> labels, Object[] values) {
        public Object get(String label) {
            return values[labels.indexOf(label)];
        }
    }

    /** From here on: {@code app.Orders.list:42}, innermost first; {@code *} before the line says it is in a loop. */
    public Scenario at(String... places) {
        stack = Arrays.stream(places).map(Scenario::frame).toList();
        return this;
    }

    private static Frame frame(String place) {
        int colon = place.indexOf(':');
        int dot = place.lastIndexOf('.', colon);
        boolean loop = place.charAt(colon + 1) == '*';
        int line = Integer.parseInt(place.substring(colon + (loop ? 2 : 1)));
        String type = place.substring(0, dot);
        String file = type.substring(type.lastIndexOf('.') + 1) + ".java";
        return new Frame(type, place.substring(dot + 1, colon), file, line, loop ? line - 1 : 0);
    }

    /** The database asked, as JDBC URLs name it. */
    public Scenario engine(String name) {
        return database(Database.of(name));
    }

    /** What connections that are not known yet lead to. */
    public Scenario database(Database known) {
        database = known;
        return this;
    }

    public Scenario on(int connection) {
        this.connection = connection;
        return this;
    }

    public Scenario thread(int thread) {
        this.thread = thread;
        return this;
    }

    public Scenario sleep(long millis) {
        clock += millis * 1_000_000;
        return this;
    }

    public Scenario begin() {
        transaction = ++transactions;
        return mark(Mark.Kind.BEGIN);
    }

    public Scenario commit() {
        mark(Mark.Kind.COMMIT);
        transaction = 0;
        return this;
    }

    public Scenario mark(Mark.Kind kind) {
        return mark(kind, 0);
    }

    /** An edge whose call took that long. */
    public Scenario mark(Mark.Kind kind, long millis) {
        marks.add(new Mark(kind, executions.size(), connection, transaction, thread, clock, millis * 1_000_000));
        clock += millis * 1_000_000;
        return this;
    }

    /** A query; {@code gives} says what is read of it. */
    public Query select(String sql, @Nullable Object... binds) {
        return new Query(sql, List.<@Nullable Object[]>of(binds));
    }

    /** A statement that changes that many rows. */
    public Query write(String sql, @Nullable Object... binds) {
        Query query = new Query(sql, List.<@Nullable Object[]>of(binds));
        query.updates = 1;
        return query;
    }

    public void batch(String sql, List<@Nullable Object[]> rows) {
        batching(sql, rows).run();
    }

    /** A batch on its way. */
    public Query batching(String sql, List<@Nullable Object[]> rows) {
        Query query = new Query(sql, rows);
        query.updates = rows.size();
        query.batched = true;
        return query;
    }

    /** A statement on its way. */
    public final class Query {
        private final String sql;
        private final List<@Nullable Object[]> binds;
        private @Nullable Set<String> read;
        private boolean labelled;
        private int updates = -1;
        private int statement;
        private boolean batched;
        private boolean left;
        private int skipped;
        private int fetchSize;
        private long fetchMillis;
        private int closed = Execution.UNTOLD;
        private long millis = 1;
        private long openMillis;

        private Query(String sql, List<@Nullable Object[]> binds) {
            this.sql = sql;
            this.binds = binds;
            this.statement = executions.size() + 1;
        }

        /** Only these columns are read. */
        public Query reading(String... labels) {
            read = new LinkedHashSet<>(List.of(labels));
            return this;
        }

        /** Columns are read by name only. */
        public Query byName(String... labels) {
            labelled = true;
            return reading(labels);
        }

        /** Its rows are not read to the end. */
        public Query leaving() {
            left = true;
            return this;
        }

        /** That many rows are stepped over before the first that is read. */
        public Query skipping(int rows) {
            skipped = rows;
            return this;
        }

        public Query statement(int number) {
            statement = number;
            return this;
        }

        public Query taking(long milliseconds) {
            millis = milliseconds;
            return this;
        }

        /** Its rows are read while that long passes; what runs meanwhile runs inside its loop. */
        public Query openFor(long milliseconds) {
            openMillis = milliseconds;
            return this;
        }

        /** Its rows come so many at a time, and all trips but the first take that long. */
        public Query fetching(int size, long milliseconds) {
            fetchSize = size;
            fetchMillis = milliseconds;
            return this;
        }

        /** The application never closes it. */
        public Query leftOpen() {
            closed = Execution.OPEN;
            return this;
        }

        /** The application closes it after so many executions more. */
        public Query closedAfter(int executionsMore) {
            closed = executions.size() + 1 + executionsMore;
            return this;
        }

        public void fails() {
            execute(List.of(), "40001");
        }

        public void run() {
            execute(List.of(), null);
        }

        /** The key the database made for the row that was inserted. */
        public void makes(Object key) {
            execute(List.of(result(Result.Kind.GENERATED_KEYS, List.of("id"), List.<Object[]>of(row(key)))), null);
        }

        public List<Row> none() {
            return gives(0, i -> row());
        }

        /** Reads that many rows, made from their number, from 1. */
        public List<Row> gives(int count, IntFunction<Object[]> row) {
            List<Object[]> rows = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                rows.add(row.apply(i));
            }
            List<String> labels = labels(rows);
            execute(List.of(result(Result.Kind.ROWS, labels, rows)), null);
            return rows.stream().map(values -> new Row(labels, values)).toList();
        }

        private List<String> labels(List<Object[]> rows) {
            if (labelled) {
                return List.copyOf(Objects.requireNonNull(read));
            }
            List<String> labels = new ArrayList<>();
            Outline outline = Outline.of(Fingerprint.of(sql).shape());
            for (int i = 0; i < (rows.isEmpty() ? 0 : rows.get(0).length); i++) {
                Outline.Item item = i < outline.items().size() ? outline.items().get(i) : null;
                labels.add(item == null || item.label() == null ? "column " + (i + 1) : item.label());
            }
            return labels;
        }

        private Result result(Result.Kind kind, List<String> labels, List<Object[]> rows) {
            List<Column> columns = new ArrayList<>();
            for (int c = 0; c < labels.size() && !rows.isEmpty(); c++) {
                if (read == null || read.contains(labels.get(c))) {
                    columns.add(transcript.column(c, labelled ? labels.get(c) : null, rows, skipped));
                }
            }
            long hash = SEED;
            for (Object[] row : rows) {
                hash = hash * 31 + Arrays.hashCode(row);
            }
            long first = clock + millis * 1_000_000;
            long last = first + openMillis * 1_000_000;
            long fetchNanos = fetchMillis * 1_000_000;
            return new Result(kind, rows.size() + skipped, !left, columns, hash, first, last, fetchSize, fetchNanos);
        }

        private void execute(List<Result> results, @Nullable String sqlState) {
            Fingerprint found = Fingerprint.of(sql);
            int count = counts.merge(found.shape().fingerprint(), 1, Integer::sum);
            boolean sampled = count > 1 && Integer.bitCount(count) == 1;
            databases.putIfAbsent(connection, database);
            executions.add(new Execution(
                    executions.size(),
                    found.shape(),
                    statement,
                    connection,
                    thread,
                    transaction,
                    clock,
                    millis * 1_000_000,
                    transcript.bound(sql, found, binds, batched),
                    results,
                    updates,
                    sqlState,
                    sampled ? stack : List.of(),
                    closed));
            clock += (millis + 1) * 1_000_000;
        }
    }

    /** Runs something once for each row. */
    public static void each(List<Row> rows, Consumer<Row> body) {
        rows.forEach(body);
    }

    /** As a mode records that reads no values: they were seen and not kept. */
    public Scenario withoutValues() {
        dropped = new Dropped(0, 1, 0);
        return this;
    }

    public Trace trace() {
        return new Trace(
                unit, List.copyOf(executions), List.copyOf(marks), transcript.values(), clock, dropped, databases);
    }
}
