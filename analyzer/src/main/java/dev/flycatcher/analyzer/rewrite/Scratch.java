package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Schema;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Verb;
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
 * @param tables by their names in it
 * @param traps where its values come from
 */
record Scratch(Connection connection, Engine engine, Map<String, Schema.Table> tables, Traps traps)
        implements AutoCloseable {
    /** Rows tried for each table. */
    private static final int ROWS = 40;
    /** The same where rows are to be inserted: there has to be room for some. */
    private static final int FEW_ROWS = 5;

    /** Made anew, the same rows for the same seed. */
    static Scratch of(Adversary.Memory memory, Engine of, Schema schema, Finding finding, Draft draft, long seed)
            throws SQLException {
        Ends ends = Ends.of(finding, schema);
        Engine engine = standing(of, draft, ends);
        Map<String, Schema.Table> tables = tables(finding, schema);
        if (draft.kind() == Cure.Kind.SET_BASED) {
            tables.replaceAll((name, table) -> StandIn.relaxed(finding, name, table));
        }
        Map<String, Schema.Table> named = engine == Engine.HSQLDB && of != engine ? StandIn.upper(tables) : tables;
        Traps traps = new Traps(ends, of != Engine.POSTGRESQL, new Random(seed));
        Scratch scratch = new Scratch(opened(memory, url(engine, of), engine), engine, named, traps);
        try {
            scratch.create(new Definition(engine, named));
            scratch.fill(finding.child().shape().verb() == Verb.INSERT ? FEW_ROWS : ROWS);
            if (draft.kind() == Cure.Kind.RECURSIVE) {
                scratch.straighten(finding);
            }
            if (engine == Engine.H2) {
                scratch.execute("SET MODE " + mode(of));
            }
            return scratch;
        } catch (SQLException | RuntimeException failed) {
            scratch.close();
            throw failed;
        }
    }

    /**
     * SQLite and HSQLDB stand for themselves, H2 for all others, save for what it does not know: LATERAL, and texts that
     * are equal though blanks stand at the end of one. There HSQLDB does.
     */
    private static Engine standing(Engine of, Draft draft, Ends ends) {
        if (of == Engine.SQLITE || of == Engine.HSQLDB) {
            return of;
        }
        boolean lateral = Tokens.of(draft.sql()).has("lateral", "(");
        boolean pads = of == Engine.MYSQL || of == Engine.MARIADB || of == Engine.SQLSERVER;
        return lateral || pads && ends.ofTexts() ? Engine.HSQLDB : Engine.H2;
    }

    /** The name that a table has here. */
    String name(String any) {
        return tables.keySet().stream()
                .filter(any::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new Refusal("the schema says nothing of " + Words.oneLine(any)));
    }

    Map<String, Schema.Column> columns(String table) {
        Schema.Table of = tables.get(table);
        return of == null ? Map.of() : of.columns();
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
            case HSQLDB -> "jdbc:hsqldb:mem:flycatcher-" + UUID.randomUUID() + ";shutdown=true" + syntax(of);
            default ->
                "jdbc:h2:mem:;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                        + (of == Engine.POSTGRESQL ? ";DEFAULT_NULL_ORDERING=HIGH" : "");
        };
    }

    private static String syntax(Engine of) {
        return switch (of) {
            case POSTGRESQL -> ";sql.syntax_pgs=true";
            case MYSQL, MARIADB -> ";sql.syntax_mys=true";
            case ORACLE -> ";sql.syntax_ora=true";
            default -> "";
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

    /**
     * Rows that lead back are hung below the one before them, or taken away: a walk through them has no end, one by one or
     * at once.
     */
    private void straighten(Finding finding) throws SQLException {
        Outline outline = Outline.of(finding.child().shape());
        String table = name(outline.tables().get(0).name());
        String key = column(table, outline.use(finding.child().bind()).column());
        String next =
                column(table, finding.parent() == null ? null : finding.parent().column());
        String of = Definition.quoted(table);
        try {
            execute("UPDATE %s SET %s = %s - 1 WHERE %s <= %s AND %s > 0".formatted(of, key, next, next, key, next));
        } catch (SQLException nothingBelow) {
            // No number, or no such row: then they go.
        }
        execute("DELETE FROM %s WHERE %s <= %s".formatted(of, next, key));
    }

    /** The column's name as it is written here. */
    private String column(String table, @Nullable String any) {
        return columns(table).keySet().stream()
                .filter(column -> column.equalsIgnoreCase(any))
                .findFirst()
                .map(Definition::quoted)
                .orElseThrow(() -> new Refusal("the schema does not say which columns it walks by"));
    }

    /** A row of each table in turn, so that one may point to those made before. */
    private void fill(int rows) throws SQLException {
        Map<String, SQLException> refused = new LinkedHashMap<>();
        Map<String, Integer> made = new LinkedHashMap<>();
        for (int i = 0; i < rows; i++) {
            for (Map.Entry<String, Schema.Table> table : tables.entrySet()) {
                try {
                    insert(table.getKey(), table.getValue());
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

    private void insert(String name, Schema.Table table) throws SQLException {
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
