package dev.flycatcher.testapps.corpus;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where a situation plays: its database, filled beforehand, and the connections it opens. */
public final class Stage {
    private final Engine engine;
    private final String url;
    private final UnaryOperator<DataSource> door;
    private final DataSource behind;
    private final DataSource watched;
    private List<StackTraceElement[]> stacks = Collections.synchronizedList(new ArrayList<>());

    /**
     * A stage on that database.
     *
     * @param door makes of a data source the one that the situation uses; tables are made behind it, unseen
     */
    public Stage(Engine engine, String url, UnaryOperator<DataSource> door) {
        this.engine = engine;
        this.url = url;
        this.door = door;
        behind = Engine.source(url);
        watched = door.apply(behind);
    }

    /** Another database of the same engine, behind the same door. */
    Stage shard(int number) throws SQLException {
        String schema = "shard" + number;
        if (engine == Engine.POSTGRESQL) {
            run("create schema if not exists " + schema);
        }
        String other = switch (engine) {
            case SQLITE -> url + schema;
            case H2 -> url.replace("mem:", "mem:" + schema);
            case POSTGRESQL -> url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
        };
        Stage shard = new Stage(engine, other, door);
        shard.stacks = stacks;
        return shard;
    }

    Engine engine() {
        return engine;
    }

    DataSource source() {
        return watched;
    }

    /** Opens a connection that is seen. */
    public Session open() throws SQLException {
        return new Session(watched.getConnection(), stacks);
    }

    /** A connection that came another way. */
    Session around(Connection connection) {
        return new Session(connection, stacks);
    }

    /** Stacks of all statements so far, in their order. */
    public List<StackTraceElement[]> stacks() {
        return List.copyOf(stacks);
    }

    static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    /** An empty table, {@code link(p, tag)}; all columns integral. */
    Stage table(String spec) throws SQLException {
        return table(spec, 0, i -> row());
    }

    /** A table with that many rows, made from their number, from 1; {@code id} is its primary key. */
    Stage table(String spec, int count, IntFunction<@Nullable Object[]> row) throws SQLException {
        String name = spec.substring(0, spec.indexOf('('));
        String[] columns =
                spec.substring(spec.indexOf('(') + 1, spec.length() - 1).split(", ");
        List<@Nullable Object[]> rows =
                IntStream.rangeClosed(1, count).mapToObj(row).toList();
        String body = IntStream.range(0, columns.length)
                .mapToObj(c -> columns[c] + (columns[c].contains(" ") ? "" : " " + type(columns[c], c, rows)))
                .collect(Collectors.joining(", "));
        run("drop table if exists " + name, "create table " + name + "(" + body + ")");
        fill("insert into " + name + " values (" + "?, ".repeat(columns.length - 1) + "?)", rows);
        return this;
    }

    private String type(String column, int index, List<@Nullable Object[]> rows) {
        Object sample = rows.stream()
                .map(row -> row[index])
                .filter(value -> value != null)
                .findFirst()
                .orElse(0);
        String type = sample instanceof String
                ? "varchar(20000)"
                : sample instanceof Long
                        ? "bigint"
                        : sample instanceof UUID
                                ? engine == Engine.SQLITE ? "text" : "uuid"
                                : sample instanceof BigDecimal
                                        ? "decimal(18, 2)"
                                        : sample instanceof Boolean ? "boolean" : "integer";
        return type + (column.equals("id") ? " primary key" : "");
    }

    private void fill(String sql, List<@Nullable Object[]> rows) throws SQLException {
        aside(() -> insert(sql, rows));
    }

    private void insert(String sql, List<@Nullable Object[]> rows) throws SQLException {
        try (Connection connection = behind.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (@Nullable Object[] row : rows) {
                Session.bind(statement, Arrays.stream(row).map(this::stored).toArray());
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    private @Nullable Object stored(@Nullable Object value) {
        return value instanceof UUID && engine == Engine.SQLITE ? value.toString() : value;
    }

    /** Statements that belong to the set-up. */
    void run(String... statements) throws SQLException {
        aside(() -> execute(statements));
    }

    /** What sets a situation up. */
    private interface Work {
        void run() throws SQLException;
    }

    /** On a thread of its own, so that the agent does not take it for a part of the situation. */
    private static void aside(Work work) throws SQLException {
        AtomicReference<@Nullable SQLException> failure = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (SQLException e) {
                failure.set(e);
            }
        });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new SQLException("interrupted", e);
        }
        SQLException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = behind.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
