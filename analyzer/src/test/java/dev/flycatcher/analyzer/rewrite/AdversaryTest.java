package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Schema;
import dev.flycatcher.analyzer.detect.SchemaReader;
import dev.flycatcher.analyzer.rewrite.Verification.State;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("adversarial data for any schema: made in memory from the tables' metadata, within their constraints")
class AdversaryTest {
    private static final String DATA = "s3cret";

    static Stream<Arguments> corpus() {
        return Corpus.URLS.stream().flatMap(url -> Corpus.LOOPS.stream().map(loop -> Arguments.of(url, loop)));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void everyCureOfTheCorpusHoldsOrSaysWhyItWasNotTried(String url, Loop loop) throws SQLException {
        try (Connection connection = Corpus.open(url)) {
            Finding finding = VerifierTest.observed(connection, loop);
            Verification verification = verify(connection, finding);
            assertThat(verification.words()).startsWith("equal on ").contains("; on adversarial data too, ");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.flycatcher.analyzer.rewrite.Corpus#urls")
    @DisplayName("R5: walks, as far as they have an end")
    void aWalkIsTried(String url) throws SQLException {
        try (Connection connection = Corpus.open(url)) {
            Verification tried = tried(connection, Corpus.WALK.toMany());
            assertThat(tried.words()).startsWith("equal on ");
            assertThat(tried.rows()).isGreaterThanOrEqualTo(9);
        }
    }

    static Stream<Arguments> writes() {
        Loop paid = Loop.of("select id from users", "id", "update tweets set body = ? where user_id = ?", "user_id")
                .bind(2)
                .rule("A16");
        Loop gone = Loop.of("select id from users", "id", "delete from tweets where user_id = ?", "user_id")
                .rule("A15");
        Loop pairs = Loop.of(
                        "select tweet_id, user_id from favourites",
                        "tweet_id",
                        "delete from favourites where user_id = ? and kind <> 'x' and tweet_id = ?",
                        "tweet_id")
                .bind(2)
                .pair("user_id", 1, "user_id")
                .rule("A15");
        Loop rows = Loop.unfed("insert into tweets (id, user_id, body, created) values (?, ?, 'new', ?)", "id")
                .rule("A17");
        Loop counted = Loop.of(
                        "select user_id from favourites",
                        "user_id",
                        "update users set tenant = tenant + 1 where id = ?",
                        "id")
                .rule("A16");
        return Corpus.URLS.stream()
                .flatMap(url -> Stream.of(
                        Arguments.of(url, paid.finding(5, 5, 5, 5, 1), "equal on "),
                        Arguments.of(url, gone.finding(5, 5, 5, 5, 1), "equal on "),
                        Arguments.of(url, pairs.finding(5, 5, 5, 5, 1), "equal on "),
                        Arguments.of(url, rows.finding(5, 5, 5, 5, 1), "equal on "),
                        Arguments.of(url, counted.finding(5, 5, 5, 5, 1), "equal on "),
                        Arguments.of(url, counted.finding(6, 6, 4, 6, 1), "leaves other rows in users")));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("R6: writes, by what the tables hold afterwards")
    void writes(String url, Finding finding, String words) throws SQLException {
        try (Connection connection = Corpus.open(url)) {
            assertThat(cure(connection, finding).kind()).isEqualTo(Cure.Kind.SET_BASED);
            Verification tried = tried(connection, finding);
            assertThat(tried.words().toLowerCase(java.util.Locale.ROOT)).startsWith(words);
            Verification verification = verify(connection, finding);
            boolean equal = tried.state() == State.EQUAL;
            assertThat(verification.words())
                    .contains(
                            equal
                                    ? "not verified: a write is not run twice; on adversarial data too, on "
                                    : " on adversarial data: as many rows, other values");
            assertThat(verification.of(cure(connection, finding)).sql() != null).isEqualTo(equal);
            assertThat(verification.of(cure(connection, finding)).verified()).isFalse();
        }
    }

    @ParameterizedTest
    @DisplayName("what the schema rules out is not made, and what it allows is found")
    @CsvSource(delimiter = '|', textBlock = """
            int primary key | int not null references users (id) |  JOIN users u ON
            int primary key | int references users (id)          |  LEFT JOIN users u ON
            int primary key | int not null                       |  LEFT JOIN users u ON
            """)
    void anInnerJoinStaysOneOnlyWhereEachRowMustHaveItsChild(String id, String key, String join) throws SQLException {
        for (String url :
                List.of("jdbc:h2:mem:", "jdbc:sqlite::memory:", "jdbc:hsqldb:mem:adversary", "postgresql", "mariadb")) {
            try (Connection connection = open(
                    url,
                    "create table users (id " + id + ", name varchar(20))",
                    "create table tweets (id int primary key, user_id " + key + ")",
                    "insert into users values (1, 'ann'), (2, 'bob')",
                    "insert into tweets values (5, 1), (6, 2)")) {
                Finding finding = Loop.of(
                                "select id, user_id from tweets",
                                "user_id",
                                "select name from users where id = ?",
                                "id")
                        .finding(2, 2, 2, 2, 1);
                Cure before = cure(connection, finding);
                assertThat(before.sql()).contains(" JOIN ").doesNotContain("LEFT");
                Cure cure = verify(connection, finding).of(before);
                assertThat(cure.verified()).as(url + cure.advice()).isTrue();
                assertThat(cure.sql())
                        .as(url + cure.advice())
                        .contains("t" + join.replaceAll(".*?(LEFT JOIN|JOIN)", " $1"));
            }
        }
    }

    @ParameterizedTest
    @DisplayName("id = ? LIMIT 1: one row where id is a key, else any")
    @ValueSource(strings = {"jdbc:h2:mem:", "jdbc:sqlite::memory:", "postgresql", "mariadb"})
    void aRewriteThatBreaksOnPossibleDataIsNotShownAndTheRowsAre(String url) throws SQLException {
        Loop loop =
                Loop.of("select user_id from tweets", "user_id", "select name from users where id = ? limit 1", "id");
        for (String key : List.of("primary key", "not null")) {
            try (Connection connection = open(
                    url,
                    "create table users (id int " + key + ", name varchar(20))",
                    "create table tweets (id int primary key, user_id int)",
                    "insert into users values (1, '" + DATA + "'), (2, 'bob')",
                    "insert into tweets values (5, 1), (6, 2)")) {
                Finding finding = loop.finding(2, 2, 2, 2, 1);
                Verification verification = verify(connection, finding);
                Cure cure = verification.of(cure(connection, finding));
                if (key.equals("primary key")) {
                    assertThat(cure.verified()).isTrue();
                } else {
                    assertThat(verification.state()).isEqualTo(State.DIFFERENT);
                    assertThat(verification.words())
                            .matches("differs for key \\d+ on adversarial data: one by one \\(.*\\); at once \\(.*\\)")
                            .doesNotContain(DATA);
                    assertThat(cure.sql()).isNull();
                    assertThat(cure.refusal()).contains(verification.words());
                }
            }
        }
    }

    @ParameterizedTest
    @DisplayName(
            "collations: what the column holds equal, be it but for blanks at its end, a map of keys does not; the child for each key does")
    @CsvSource(delimiter = '|', textBlock = """
            mariadb              | varchar(9)                      | differs for key
            mariadb              | varchar(9) collate utf8mb4_bin  | differs for key
            postgresql           | varchar(9)                      | equal on
            postgresql           | char(9)                         | equal on
            jdbc:sqlite::memory: | text collate nocase             | differs for key
            jdbc:sqlite::memory: | text                            | equal on
            jdbc:h2:mem:         | varchar_ignorecase(9)           | differs for key
            jdbc:h2:mem:         | varchar(9)                      | equal on
            """)
    void textsThatOnlyLookDifferentAreTried(String url, String type, String words) throws SQLException {
        try (Connection connection = open(
                url,
                "create table codes (id " + type + ", word varchar(20))",
                "create table uses (code varchar(20))",
                "insert into codes values ('x', 'one'), ('y', 'two')",
                "insert into uses values ('x'), ('y')")) {
            Finding finding = Loop.of("select code from uses", "code", "select word from codes where id = ?", "id")
                    .toMany();
            assertThat(tried(connection, finding).words()).startsWith(words);
            Cure cure = verify(connection, finding).of(cure(connection, finding));
            assertThat(cure.verified()).isTrue();
            assertThat(cure.sql().contains(" UNION ALL ")).isEqualTo(words.startsWith("differs"));
        }
    }

    @Test
    @DisplayName("type mismatches: numbers that a text holds")
    void aKeyOfAnotherTypeIsTried() throws SQLException {
        try (Connection connection = open(
                "jdbc:h2:mem:",
                "create table codes (id int, word varchar(20))",
                "create table uses (code varchar(20))",
                "insert into codes values (1, 'one'), (2, 'two')",
                "insert into uses values ('1'), ('2')")) {
            Finding finding = Loop.of("select code from uses", "code", "select word from codes where id = ?", "id")
                    .toMany();
            assertThat(tried(connection, finding).words()).startsWith("differs for key ");
            Cure cure = verify(connection, finding).of(cure(connection, finding));
            assertThat(cure.verified()).isTrue();
            assertThat(cure.sql()).contains(" UNION ALL ");
        }
    }

    @ParameterizedTest
    @DisplayName("keys of every type")
    @CsvSource(delimiter = '|', textBlock = """
            postgresql           | uuid, bigint, smallint, numeric, numeric(9, 2), date, timestamp, timestamptz, boolean, bytea, text, char(3), time, real
            mariadb              | uuid, bigint unsigned, tinyint, tinyint(1), decimal(9, 2), date, datetime(6), varbinary(9), longtext, char(3), time, year
            jdbc:h2:mem:         | uuid, bigint, smallint, decfloat, numeric(9, 2), date, timestamp, timestamp with time zone, boolean, varbinary(9), clob, char(3)
            jdbc:sqlite::memory: | uuid, bigint, integer, numeric, decimal(9, 2), date, timestamp, boolean, blob, text, char(3), time, real
            """)
    void columnsOfEveryTypeAreMade(String url, String types) throws SQLException {
        for (String type : types.split(", (?!\\d)")) {
            try (Connection connection = open(
                    url,
                    "create table codes (id int primary key, key_of " + type + ", word varchar(20))",
                    "create table uses (id int primary key, key_of " + type + ", at timestamp null)")) {
                Finding finding = Loop.of(
                                "select key_of from uses where id > ?",
                                "key_of",
                                "select word from codes where key_of = ? order by word",
                                "key_of")
                        .toMany();
                assertThat(tried(connection, finding).state())
                        .as(type + tried(connection, finding).words())
                        .isNotEqualTo(State.NOT_RUN);
            }
        }
    }

    @ParameterizedTest
    @DisplayName("what cannot be tried is told with the reason, and takes nothing away")
    @CsvSource(delimiter = '|', textBlock = """
            select name from users where id = ? and to_tsvector(name) is not null | in memory the database says
            select name from users_seen where id = ?                        | the schema says nothing of users_seen
            """)
    void whatIsNotTriedIsTold(String child, String reason) throws SQLException {
        try (Connection connection = open(
                "postgresql",
                "create table users (id int primary key, name varchar(20), tags int[])",
                "create view users_seen as select * from users where tags is null",
                "create table tweets (id int primary key, user_id int)",
                "insert into users values (1, 'ann'), (2, 'bobn')",
                "insert into tweets values (5, 1), (6, 2)")) {
            Finding finding = Loop.of("select user_id from tweets", "user_id", child, "id")
                    .toMaybe();
            Verification verification = verify(connection, finding);
            assertThat(verification.words())
                    .startsWith("equal on 2 keys, 2 rows; not tried on adversarial data: " + reason);
            assertThat(verification.of(cure(connection, finding)).verified()).isTrue();
        }
    }

    @Test
    void withoutADatabaseInMemoryItSaysWhichToAdd() throws SQLException {
        try (Connection connection = Corpus.open("jdbc:h2:mem:")) {
            Adversary none = new Adversary(SchemaReader.read(connection), Engine.POSTGRESQL, url -> {
                throw new SQLException("No suitable driver");
            });
            Finding finding = VerifierTest.observed(connection, Corpus.LOOPS.get(0));
            assertThat(new Verifier(connection, Engine.POSTGRESQL)
                            .against(none)
                            .verify(finding, Bound.UNKNOWN)
                            .words())
                    .endsWith(
                            "; not tried on adversarial data: no database in memory is at hand; add the jar of H2 to the class path");
        }
    }

    @Test
    @DisplayName("offline from a schema: no connection but the one in memory")
    void aSchemaIsEnough() throws SQLException {
        Schema schema;
        try (Connection connection = Corpus.open("jdbc:h2:mem:")) {
            schema = SchemaReader.read(connection, List.of("USERS", "tweets"));
        }
        assertThat(schema.tables()).containsOnlyKeys("USERS", "TWEETS");
        Finding finding = Corpus.LOOPS.get(0).toMaybe();
        assertThat(new Adversary(schema, Engine.MARIADB, DriverManager::getConnection)
                        .tried(finding, Form.WRITTEN)
                        .words())
                .startsWith("equal on ");
    }

    private static Connection open(String url, String... statements) throws SQLException {
        Connection connection = DriverManager.getConnection(
                switch (url) {
                    case "postgresql" -> dev.flycatcher.analyzer.Servers.postgresql();
                    case "mariadb" -> dev.flycatcher.analyzer.Servers.mariadb();
                    default -> url;
                });
        try (Statement statement = connection.createStatement()) {
            if (url.contains("hsqldb")) {
                statement.execute("drop schema public cascade");
            }
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    private static Cure cure(Connection connection, Finding finding) throws SQLException {
        return new Rewriter(Engine.ofUrl(connection.getMetaData().getURL())).cure(finding);
    }

    private static Adversary adversary(Connection connection) throws SQLException {
        Engine engine = Engine.ofUrl(connection.getMetaData().getURL());
        return new Adversary(SchemaReader.read(connection), engine, DriverManager::getConnection);
    }

    private static Verification tried(Connection connection, Finding finding) throws SQLException {
        return adversary(connection).tried(finding, Form.WRITTEN);
    }

    private static Verification verify(Connection connection, Finding finding) throws SQLException {
        Engine engine = Engine.ofUrl(connection.getMetaData().getURL());
        return new Verifier(connection, engine).against(adversary(connection)).verify(finding, Bound.UNKNOWN);
    }
}
