package dev.flycatcher.orm.generator;

import static dev.flycatcher.orm.model.Tables.ARTICLE;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.Schema;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.sql.Dialect;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MG rows: what must change in a live schema, and what would fail on a table that has rows. */
class DifferenceTest {
    private static final Difference.Choices NONE = new Difference.Choices(Map.of(), Set.of(), false);

    @TempDir
    Path folder;

    private String url;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        url = "jdbc:sqlite:" + folder.resolve("app.db");
        connection = DriverManager.getConnection(url);
        run("PRAGMA foreign_keys = ON");
        run(Schema.in(Dialect.SQLITE).definition(USER).toArray(String[]::new));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.executeUpdate(each);
            }
        }
    }

    private List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private Difference difference(Difference.Choices choices, Table<?>... tables) throws SQLException {
        return Difference.between(Dialect.SQLITE, List.of(tables), LiveSchema.read(connection), choices);
    }

    private static Difference.Choices fill(String column, String value) {
        return new Difference.Choices(Map.of(column, value), Set.of(), false);
    }

    /** A tweet table as it was before it knew its user, with a row that another table's row cascades from. */
    private void tweetsWithoutUsers() throws SQLException {
        run(
                "CREATE TABLE \"tweet\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"content\" TEXT NOT NULL, \"timestamp\" INTEGER"
                        + " NOT NULL)",
                Schema.in(Dialect.SQLITE).definition(FAVORITE).get(0),
                "INSERT INTO \"user\" VALUES (1, 'huey')",
                "INSERT INTO \"tweet\" VALUES (5, 'meow', 0)",
                "INSERT INTO \"favorite\" (\"id\", \"user_id\", \"tweet_id\") VALUES (9, 1, 5)");
    }

    @Test
    @DisplayName("a schema that holds the entities differs in nothing")
    void nothing() throws SQLException {
        run(Schema.in(Dialect.SQLITE).definition(TWEET).toArray(String[]::new));
        assertThat(difference(NONE, USER, TWEET)).isEqualTo(new Difference(List.of(), List.of()));
    }

    @Test
    @DisplayName("tables that are missing come in the order their foreign keys ask for")
    void newTables() throws SQLException {
        assertThat(difference(NONE, FAVORITE, TWEET, USER).changes())
                .containsExactly(new Change.CreateTable(TWEET), new Change.CreateTable(FAVORITE));
    }

    @Test
    @DisplayName("MG-01 a nullable foreign key: ALTER TABLE with its REFERENCES and action, then the index")
    void nullableKey() throws SQLException {
        run(
                "CREATE TABLE \"article\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"title\" TEXT NOT NULL, \"author_id\" INTEGER NOT"
                        + " NULL REFERENCES \"user\" (\"id\"))");
        run("CREATE INDEX \"article_author_id\" ON \"article\" (\"author_id\")");
        Migration migration =
                MigrationSql.of(Dialect.SQLITE, difference(NONE, USER, ARTICLE).changes());
        assertThat(migration.statements())
                .containsExactly(
                        "ALTER TABLE \"article\" ADD COLUMN \"editor_id\" INTEGER REFERENCES \"user\" (\"id\") ON DELETE SET"
                                + " NULL",
                        "CREATE INDEX \"article_editor_id\" ON \"article\" (\"editor_id\")");
        assertThat(migration.transactional()).isTrue();
        run(migration.statements().toArray(String[]::new));
        assertThat(difference(NONE, USER, ARTICLE).changes()).isEmpty();
    }

    @Test
    @DisplayName("MG-02 a key that is never null, without a default, is refused before any SQL, with the two ways out")
    void refusesWhatFailsOnRows() throws SQLException {
        tweetsWithoutUsers();
        assertThatThrownBy(() -> difference(NONE, USER, TWEET, FAVORITE))
                .isInstanceOf(GeneratorException.class)
                .hasMessageContaining("tweet.user_id is never null and has no default")
                .hasMessageContaining("Make the accessor @Nullable")
                .hasMessageContaining("--default tweet.user_id=VALUE");
    }

    @Test
    @DisplayName("MG-03 MG-05 with a value for the rows there are, SQLite makes the table anew and empties no child")
    void rebuild() throws SQLException {
        tweetsWithoutUsers();
        Migration migration = MigrationSql.of(
                Dialect.SQLITE,
                difference(fill("tweet.user_id", "1"), USER, TWEET, FAVORITE).changes());
        assertThat(migration.transactional()).isFalse();
        assertThat(migration.statements())
                .startsWith("PRAGMA foreign_keys = OFF", "SAVEPOINT \"rebuild\"")
                .contains("RELEASE \"rebuild\"");
        run(migration.statements().toArray(String[]::new));
        assertThat(column("SELECT \"user_id\" FROM \"tweet\"")).containsExactly("1");
        assertThat(column("SELECT \"id\" FROM \"favorite\"")).containsExactly("9");
        assertThat(column("PRAGMA foreign_key_check")).isEmpty();
        assertThat(column("PRAGMA foreign_keys")).containsExactly("1");
        assertThat(difference(NONE, USER, TWEET).changes()).isEmpty();
        run("DELETE FROM \"user\"");
        assertThat(column("SELECT \"id\" FROM \"tweet\"")).isEmpty();
    }

    @Test
    @DisplayName("MG-05 a table made anew keeps what no entity has, by refusing, unless it may go")
    void rebuildLosesNothing() throws SQLException {
        tweetsWithoutUsers();
        run("ALTER TABLE \"tweet\" ADD COLUMN \"mood\" TEXT");
        assertThatThrownBy(() -> difference(fill("tweet.user_id", "1"), USER, TWEET, FAVORITE))
                .hasMessageContaining("mood, which no entity has, would be lost")
                .hasMessageContaining("--drop");
    }

    @Test
    @DisplayName("MG-04 where the caller answers for the rows, the column comes as it is")
    void assumeEmpty() throws SQLException {
        run(
                "CREATE TABLE \"tweet\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"content\" TEXT NOT NULL, \"timestamp\" INTEGER NOT"
                        + " NULL)");
        Difference.Choices empty = new Difference.Choices(Map.of(), Set.of("tweet"), false);
        run(MigrationSql.of(Dialect.SQLITE, difference(empty, USER, TWEET).changes())
                .statements()
                .toArray(String[]::new));
        assertThat(difference(NONE, USER, TWEET).changes()).isEmpty();
    }

    @Test
    @DisplayName("what no entity has is told, and dropped only on request; other differences are told")
    void gone() throws SQLException {
        run("CREATE TABLE \"old\" (\"id\" INTEGER)", "ALTER TABLE \"user\" ADD COLUMN \"nick\" TEXT");
        assertThat(difference(NONE, USER).changes()).isEmpty();
        assertThat(difference(NONE, USER).remarks())
                .containsExactly(
                        "user.nick is in the database and in no entity; --drop drops it.",
                        "old is in the database and in no entity; --drop drops it.");
        Difference dropping = difference(new Difference.Choices(Map.of(), Set.of(), true), USER);
        assertThat(MigrationSql.of(Dialect.SQLITE, dropping.changes()).statements())
                .containsExactly("ALTER TABLE \"user\" DROP COLUMN \"nick\"", "DROP TABLE \"old\"");
    }

    @Test
    @DisplayName("MG-06 the file that diff writes is run by Flyway, and then nothing differs")
    void flyway() throws Exception {
        tweetsWithoutUsers();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertThat(diff(out, err)).isEqualTo(2);
        assertThat(err.toString()).contains("tweet.user_id is never null");
        assertThat(diff(out, err, "--migration", "--default", "tweet.user_id=1"))
                .as(err.toString())
                .isEqualTo(1);
        try (Stream<Path> files = Files.list(folder.resolve("migration"))) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("V1__follow_entities.sql", "V1__follow_entities.sql.conf");
        }
        connection.close();
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("filesystem:" + folder.resolve("migration"))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        connection = DriverManager.getConnection(url);
        assertThat(column("SELECT \"user_id\" FROM \"tweet\"")).containsExactly("1");
        assertThat(column("SELECT \"id\" FROM \"favorite\"")).containsExactly("9");
        out.getBuffer().setLength(0);
        diff(out, err);
        assertThat(out.toString()).doesNotContain("\"user_id\"");
    }

    private int diff(StringWriter out, StringWriter err, String... more) {
        Stream<String> fixed = Stream.of(
                "diff",
                "--url",
                url,
                "--entities",
                "dev.flycatcher.orm.model.Tables",
                "--migrations",
                folder.resolve("migration").toString());
        String[] args = Stream.concat(fixed, Stream.of(more)).toArray(String[]::new);
        return new ModelTool().run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    @DisplayName("an unknown driver, class or column is named")
    void misuse() {
        StringWriter err = new StringWriter();
        PrintWriter out = new PrintWriter(new StringWriter());
        ModelTool tool = new ModelTool();
        assertThat(tool.run(
                        out, new PrintWriter(err), "diff", "--url", "jdbc:none:x?password=secret", "--entities", "a.B"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("No driver for jdbc:none: was found")
                .doesNotContain("secret");
        assertThat(tool.run(out, new PrintWriter(err), "diff", "--url", url, "--entities", "a.B"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("a.B cannot be loaded").contains("--class-path");
        assertThat(tool.run(out, new PrintWriter(err), "diff", "--url", url, "--entities", "a.B", "--default", "x=1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--default x=1 is not TABLE.COLUMN=SQL");
    }
}
