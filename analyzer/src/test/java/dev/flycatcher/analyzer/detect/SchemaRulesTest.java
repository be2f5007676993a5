package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.report.Report.InferredKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that need the schema, with a real one read from its catalog; without it they say nothing. */
class SchemaRulesTest {
    private static Schema schema;
    private Scenario unit;

    @BeforeAll
    static void readSchema() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:schema");
                Statement statement = connection.createStatement()) {
            statement.execute("create table users(id int primary key, email varchar(99), born int)");
            statement.execute("create unique index users_email on users(email)");
            statement.execute("insert into users select x, 'e' || x, 1990 from system_range(1, 30)");
            statement.execute("create table tweets(id int primary key, user_id int references users(id), body clob)");
            statement.execute("create table likes(id int primary key, tweet_id int)");
            schema = SchemaReader.read(connection);
        }
    }

    @BeforeEach
    void open() {
        unit = Scenario.unit("GET /users").at("app.Users.list:*42");
        unit.begin();
    }

    private List<String> judged(Schema known) {
        Judge judge = new Judge(Thresholds.DEFAULT, known);
        judge.add(unit.trace());
        return judge.verdicts().stream()
                .map(Verdict::finding)
                .map(Verdicts::line)
                .toList();
    }

    private void tells(String line) {
        assertThat(judged(schema)).contains(line);
        assertThat(judged(Schema.UNKNOWN)).doesNotContain(line);
    }

    private void silent(String rule) {
        assertThat(judged(schema)).noneMatch(line -> line.startsWith(rule));
    }

    private void likesPerTweet() {
        for (Row r : unit.select("select id from tweets").gives(10, i -> row(500 + i))) {
            unit.select("select id from likes where tweet_id = ?", r.get("id")).none();
        }
    }

    /** A35. */
    @Test
    void aColumnLookedUpWithoutAnIndexIsAnError() {
        likesPerTweet();
        tells("A35 ERROR E3 tweets.id -> likes.tweet_id k=10 n=10");
    }

    /** A35. */
    @Test
    void aColumnWithAnIndexIsNot() {
        for (Row r : unit.select("select id, user_id from tweets").gives(10, i -> row(i, 70 + i))) {
            unit.select("select born from users where id = ?", r.get("user_id")).none();
        }
        silent("A35");
    }

    /** A40. */
    @Test
    void aTextBoundToANumberIsConverted() {
        unit.select("select born from users where id = ?", "7").none();
        tells("A40 WARNING E0 users.id k=1");
    }

    /** A40. */
    @Test
    void aNumberBoundToANumberIsNot() {
        unit.select("select born from users where id = ?", 7).none();
        unit.select("select born from users where email = ?", "a@x").none();
        silent("A40");
    }

    /** A41. */
    @Test
    void aFunctionOfAnIndexedColumnIsTold() {
        unit.select("select id from users where lower(email) = ?", "a@x").none();
        tells("A41 INFO E0 users k=1");
    }

    /** A41. */
    @Test
    void aFunctionOfAColumnWithoutIndexIsNot() {
        unit.select("select id from users where abs(born) = ?", 1990).none();
        silent("A41");
    }

    /** A58. */
    @Test
    void aSmallTableAskedTwentyOneTimesIsALookUp() {
        ask(21);
        tells("A58 WARNING E2 users k=21");
    }

    /** A58. */
    @Test
    void twentyTimesOrAWriteIsNot() {
        ask(20);
        silent("A58");
        open();
        ask(21);
        unit.write("update users set born = ? where id = ?", 1, 2).run();
        silent("A58");
    }

    private void ask(int times) {
        IntStream.range(0, times)
                .forEach(n ->
                        unit.select("select id from users where born > ?", n).none());
    }

    /** A29. */
    @Test
    void aStarOfWhichTwentyExecutionsLeaveAColumnIsTold() {
        IntStream.range(0, 20)
                .forEach(n -> unit.select("select * from users where born > ?", n)
                        .byName("id", "email")
                        .gives(1, i -> row(n, "e" + n)));
        tells("A29 INFO E2 users k=20");
    }

    /** I03: a unique condition gives one row whatever the table holds. */
    @Test
    void aLatentLoopNeedsAListThatCanGrow() {
        for (Row r :
                unit.select("select id, user_id from tweets where id = ?", 9).gives(1, i -> row(9, 3))) {
            unit.select("select born from users where id = ?", r.get("user_id")).gives(1, i -> row(1990));
        }
        for (Row r : unit.select("select id from users where email = ?", "a@x").gives(1, i -> row(3))) {
            unit.select("select id from tweets where user_id = ?", r.get("id")).none();
        }
        silent("A03");
    }

    /** I06. */
    @Test
    void inferredKeysAreComparedWithTheDeclaredOnes() {
        likesPerTweet();
        for (Row r : unit.select("select id, user_id from tweets").gives(10, i -> row(i, 70 + i))) {
            unit.select("select born from users where id = ?", r.get("user_id")).none();
        }
        Analyzer analyzer = new Analyzer(Thresholds.DEFAULT, schema);
        analyzer.add(unit.trace());
        assertThat(analyzer.report().keys())
                .containsExactlyInAnyOrder(
                        new InferredKey("likes", "tweet_id", "tweets", "id", 10, false, false),
                        new InferredKey("tweets", "user_id", "users", "id", 10, true, true));
    }
}
