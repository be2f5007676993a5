package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Schema;
import dev.flycatcher.analyzer.trace.Outline;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A database in memory with the tables of a finding's two statements, and rows made to break its rewrite. Which rows are
 * possible the database itself decides: what breaks a constraint is refused by it and left out.
 *
 * @param engine whose database it is
 */
record Scratch(Connection connection, Engine engine) implements AutoCloseable {
    /** Rows tried for each table. */
    private static final int ROWS = 40;

    /** Made anew, the same rows for the same seed. */
    static Scratch of(Adversary.Memory memory, Engine of, Schema schema, Finding finding, long seed)
            throws SQLException {
        Map<String, Schema.Table> tables = tables(finding, schema);
        Engine engine = of == Engine.SQLITE || of == Engine.HSQLDB ? of : Engine.H2;
        Scratch scratch = new Scratch(opened(memory, url(engine, of), engine), engine);
        try {
            scratch.create(new Definition(engine, tables));
            scratch.fill(tables, new Traps(Ends.of(finding, schema), of != Engine.POSTGRESQL, new Random(seed)));
            if (engine == Engine.H2) {
                scratch.execute("SET MODE " + mode(of));
            }
            return scratch;
        } catch (SQLException | RuntimeException failed) {
            scratch.close();
            throw failed;
        }
    }

    private static Connection opened(Adversary.Memory memory, String url, Engine engine) {
        try {
            return memory.open(url);
        } catch (SQLException none) {
            throw new Refusal("no database in memory is at hand; add the jar of %s to the class path"
                    .formatted(engine == Engine.H2 ? "H2" : engine == Engine.HSQLDB ? "HSQLDB" : "SQLite's driver"));
        }
    }

    /** The tables both statements name, by their names as the schema has them. */
    private static Map<String, Schema.Table> tables(Finding finding, Schema schema) {
        Map<String, Schema.Table> tables = new LinkedHashMap<>();
        List<Outline.Table> named =
                new ArrayList<>(Outline.of(finding.child().shape()).tables());
        if (finding.parent() != null) {
            named.addAll(Outline.of(finding.parent().shape()).tables());
        }
        for (Outline.Table table : named) {
            String name = schema.name(table.name())
                    .orElseThrow(() -> new Refusal("the schema says nothing of " + Words.oneLine(table.name())));
            tables.put(name, schema.tables().get(name));
        }
        return tables;
    }

    /** H2 reads names in any case, as most engines do, and orders NULL as PostgreSQL does where that is meant. */
    private static String url(Engine engine, Engine of) {
        return switch (engine) {
            case SQLITE -> "jdbc:sqlite::memory:";
            case HSQLDB -> "jdbc:hsqldb:mem:flycatcher-" + UUID.randomUUID() + ";shutdown=true";
            default ->
                "jdbc:h2:mem:;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                        + (of == Engine.POSTGRESQL ? ";DEFAULT_NULL_ORDERING=HIGH" : "");
        };
    }

    private static String mode(Engine of) {
        return switch (of) {
            case POSTGRESQL -> "PostgreSQL";
            case MYSQL -> "MySQL";
            case MARIADB -> "MariaDB";
            case ORACLE -> "Oracle";
            case SQLSERVER -> "MSSQLServer";
            default -> "REGULAR";
        };
    }

    private void create(Definition definition) throws SQLException {
        for (String sql : definition.statements()) {
            execute(sql);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A row of each table in turn, so that one may point to those made before. */
    private void fill(Map<String, Schema.Table> tables, Traps traps) throws SQLException {
        Map<String, SQLException> refused = new LinkedHashMap<>();
        Map<String, Integer> made = new LinkedHashMap<>();
        for (int i = 0; i < ROWS; i++) {
            for (Map.Entry<String, Schema.Table> table : tables.entrySet()) {
                try {
                    insert(table.getKey(), table.getValue(), traps);
                    made.merge(table.getKey(), 1, Integer::sum);
                } catch (SQLException impossible) {
                    refused.putIfAbsent(table.getKey(), impossible);
                }
            }
        }
        for (String table : tables.keySet()) {
            if (!made.containsKey(table)) {
                SQLException why = refused.get(table);
                throw new Refusal("no row of %s could be made: %s"
                        .formatted(table, Words.oneLine(String.valueOf(why == null ? "" : why.getMessage()))));
            }
        }
    }

    private void insert(String name, Schema.Table table, Traps traps) throws SQLException {
        String columns =
                table.columns().keySet().stream().map(Definition::quoted).collect(Collectors.joining(", "));
        String markers = "?" + ", ?".repeat(table.columns().size() - 1);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + Definition.quoted(name) + " (" + columns + ") VALUES (" + markers + ")")) {
            int at = 1;
            for (Map.Entry<String, Schema.Column> column : table.columns().entrySet()) {
                @Nullable Object value = traps.value(name, column.getKey(), column.getValue());
                insert.setObject(at++, value);
            }
            insert.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
