package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.SchemaReader;
import dev.flycatcher.analyzer.rewrite.Verification.State;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Correct cures with one mistake made in each: the comparison on adversarial data has to find every one. The cure as it
 * is written has to hold on the same rows, so that it is the mistake that is found.
 */
@DisplayName("mutants: cures with a mistake in them")
class MutantsTest {
    private static final int SEEDS = 3;
    private static final List<String> TABLES = List.of(
            "create table users (id int primary key, username varchar(20), tenant int, manager_id int)",
            "create table tweets (id int, user_id int, body varchar(20), created int)",
            "create table favourites (tweet_id int, user_id int, kind varchar(5))",
            "create table codes (code varchar(9), word varchar(20))");

    /**
     * A mistake.
     *
     * @param what it is, in words
     * @param loop the loop whose cure it is made in
     * @param from what stands in the cure, as a regular expression
     * @param to what stands there instead
     */
    record Mutant(String what, Loop loop, String from, String to) {}

    private static final Loop USER =
            Loop.of("select id, user_id from tweets", "user_id", "select username from users where id = ?", "id");
    private static final Loop TENANT = Loop.of(
                    "select id, user_id, created from tweets where created > ? order by created desc",
                    "user_id",
                    "select username from users where id = ? and tenant < ?",
                    "id")
            .parentBinds(2)
            .childBinds(9);
    private static final Loop KINDS = Loop.of(
            "select id from tweets",
            "id",
            "select user_id, kind from favourites where tweet_id = ? and (kind <> 'one' or kind is null) order by kind",
            "tweet_id");
    private static final Loop ALL_KINDS = Loop.of(
            "select id from tweets", "id", "select user_id, kind from favourites where tweet_id = ?", "tweet_id");
    private static final Loop DISTINCT_KINDS = Loop.of(
            "select id from tweets",
            "id",
            "select distinct tweet_id, user_id from favourites where tweet_id = ?",
            "tweet_id");
    private static final Loop COUNT = Loop.of(
                    "select id, username from users",
                    "id",
                    "select count(*), max(body) from tweets where user_id = ? and body <> 'one'",
                    "user_id")
            .rule("A06");
    private static final Loop SUM = Loop.of(
                    "select id from users",
                    "id",
                    "select coalesce(sum(created), 7) as worth from tweets where user_id = ?",
                    "user_id")
            .rule("A06");
    private static final Loop LATEST = Loop.of(
            "select id from users",
            "id",
            "select created, body from tweets where user_id = ? order by created desc, body limit 2",
            "user_id");
    private static final Loop SECOND = Loop.of(
            "select id from users",
            "id",
            "select created, body from tweets where user_id = ? order by created, body limit 2 offset 1",
            "user_id");
    private static final Loop PAIR = Loop.of(
                    "select id, user_id from tweets",
                    "id",
                    "select kind from favourites where tweet_id = ? and user_id = ?",
                    "tweet_id")
            .pair("user_id", 2, "user_id");
    private static final Loop WORDS =
            Loop.of("select body from tweets", "body", "select word from codes where code = ?", "code");
    private static final Loop GONE = Loop.of(
                    "select id from users",
                    "id",
                    "delete from favourites where user_id = ? and kind <> 'one'",
                    "user_id")
            .rule("A15");
    private static final Loop SET = Loop.of(
                    "select id from users", "id", "update tweets set body = ? where user_id = ?", "user_id")
            .bind(2)
            .rule("A16");
    private static final Loop NEW = Loop.unfed(
                    "insert into favourites (tweet_id, user_id, kind) values (?, ?, ?)", "id")
            .rule("A17");

    private static final Loop WALK = Loop.of(
                    "select tweet_id, user_id from favourites where user_id = ?",
                    "tweet_id",
                    "select tweet_id, user_id from favourites where user_id = ?",
                    "user_id")
            .rule("A07");

    private static final List<Mutant> MUTANTS = List.of(
            new Mutant("an inner join for an outer one", USER, "LEFT JOIN", "JOIN"),
            new Mutant("joined on another column", USER, "u.id = t.user_id", "u.id = t.id"),
            new Mutant("joined one off", USER, "u.id = t.user_id", "u.id = t.user_id + 1"),
            new Mutant("joined by a range", USER, "u.id = t.user_id", "u.id <= t.user_id"),
            new Mutant("null keys meet all", USER, "u.id = t.user_id", "(u.id = t.user_id OR t.user_id IS NULL)"),
            new Mutant("null keys meet key 0", USER, "u.id = t.user_id", "u.id = COALESCE(t.user_id, 0)"),
            new Mutant("parents that are equal merged", USER, "SELECT", "SELECT DISTINCT"),
            new Mutant("another output of the child", USER, "u.username", "u.tenant"),
            new Mutant("nulls of the child made texts", USER, "u.username", "COALESCE(u.username, '')"),
            new Mutant("outputs of the parent exchanged", USER, "t.id, t.user_id", "t.user_id, t.id"),
            new Mutant("parents without a child left out", USER, "$", " WHERE u.id IS NOT NULL"),
            new Mutant(
                    "the child's condition behind the join",
                    TENANT,
                    " AND u.tenant < \\? WHERE ",
                    " WHERE u.tenant < ? AND "),
            new Mutant("the child's condition dropped", TENANT, "u.tenant < \\?", "? IS NOT NULL"),
            new Mutant("the child's bound moved by one", TENANT, "u.tenant < \\?", "u.tenant <= ? + 1"),
            new Mutant("the parent's condition dropped", TENANT, "t.created > \\?", "? IS NOT NULL"),
            new Mutant("the parent's bound included", TENANT, "t.created > \\?", "t.created >= ?"),
            new Mutant("the parent's order dropped", TENANT, " ORDER BY t.created DESC", ""),
            new Mutant("the parent's order turned", TENANT, "t.created DESC", "t.created"),
            new Mutant("the child's condition dropped", KINDS, " AND \\(kind <> 'one' OR kind IS NULL\\)", ""),
            new Mutant("parentheses of OR dropped", KINDS, "\\((kind <> 'one' OR kind IS NULL)\\)", "$1"),
            new Mutant("nulls that were wanted lost", KINDS, "\\(kind <> 'one' OR kind IS NULL\\)", "kind <> 'one'"),
            new Mutant("the order dropped", KINDS, " ORDER BY kind", ""),
            new Mutant("the order turned", KINDS, "ORDER BY kind", "ORDER BY kind DESC"),
            new Mutant("the last key forgotten", KINDS, "keys", "1"),
            new Mutant("equal children merged", ALL_KINDS, "SELECT", "SELECT DISTINCT"),
            new Mutant("children bounded over all keys", ALL_KINDS, "$", " LIMIT 9"),
            new Mutant("keys taken for those they are not", ALL_KINDS, "tweet_id IN", "tweet_id NOT IN"),
            new Mutant("outputs exchanged", ALL_KINDS, "user_id, kind,", "kind, user_id,"),
            new Mutant("a missing DISTINCT", DISTINCT_KINDS, "DISTINCT ", ""),
            new Mutant("no count where there was 0", COUNT, "COALESCE\\((\\w+\\.\\w+), 0\\)", "$1"),
            new Mutant("a maximum of nothing made a text", COUNT, "t\\.tweets_max\\w*", "COALESCE($0, '')"),
            new Mutant("parents without a group lost", COUNT, "LEFT JOIN", "JOIN"),
            new Mutant("only values counted", COUNT, "count\\(\\*\\)", "count(created)"),
            new Mutant("different values counted", COUNT, "count\\(\\*\\)", "count(DISTINCT body)"),
            new Mutant("groups too small", COUNT, "GROUP BY user_id", "GROUP BY user_id, body"),
            new Mutant("the child's condition dropped", COUNT, " WHERE body <> 'one'", ""),
            new Mutant("what nothing sums up to", SUM, ", 7\\)", ", 0)"),
            new Mutant("different values summed up", SUM, "sum\\(created\\)", "sum(DISTINCT created)"),
            new Mutant("one row more per key", LATEST, "(LIMIT|place <=) 2", "$1 3"),
            new Mutant("one row fewer per key", LATEST, "(LIMIT|place <=) 2", "$1 1"),
            new Mutant("the other end of the order", LATEST, "created DESC", "created"),
            new Mutant("places over all keys", LATEST, "PARTITION BY user_id ", ""),
            new Mutant("parents without a child lost", LATEST, "LEFT JOIN LATERAL", "JOIN LATERAL"),
            new Mutant("rows of other keys", LATEST, "user_id = u.id", "user_id <= u.id"),
            new Mutant("places out of order", LATEST, ", place$", ", place DESC"),
            new Mutant("nothing skipped", SECOND, "(OFFSET|place >) 1", "$1 0"),
            new Mutant("skipped rows taken off", SECOND, "1 \\+ 2", "2"),
            new Mutant(
                    "the first part of the key twice", PAIR, "\\(tweet_id, user_id\\) IN", "(tweet_id, tweet_id) IN"),
            new Mutant("parts of a key mixed", PAIR, "\\(tweet_id, user_id\\) IN", "(user_id, tweet_id) IN"),
            new Mutant("case ignored", WORDS, "(code) (IN )\\((.*)\\)$", "UPPER($1) $2(UPPER_KEYS)"),
            new Mutant("blanks cut off", WORDS, "(codes? )?WHERE code IN", "$1WHERE TRIM(code) IN"),
            new Mutant("compared by its beginning", WORDS, "(\\w\\.)?code (IN|=)", "SUBSTR($1code, 1, 1) $2"),
            new Mutant("a condition of the delete dropped", GONE, " AND kind <> 'one'", ""),
            new Mutant("the last key forgotten", GONE, "keys", "1"),
            new Mutant("another key deleted by", GONE, "user_id (IN|=)", "tweet_id $1"),
            new Mutant("another value set", SET, "SET body = \\?", "SET body = UPPER(?)"),
            new Mutant("all rows written", SET, "WHERE user_id", "WHERE 1 = 1 OR user_id"),
            new Mutant("another value inserted", NEW, "(\\(\\?, \\?, )\\?", "$1UPPER(?)"),
            new Mutant("columns exchanged", NEW, "tweet_id, user_id,", "user_id, tweet_id,"),
            new Mutant("rows met twice merged", WALK, "UNION ALL", "UNION"),
            new Mutant("the walk's first level only", Corpus.WALK, " UNION ALL .*\\)", ")"),
            new Mutant("the walk goes on by another column", Corpus.WALK, "= walk.id", "= walk.id + 1"));

    @Test
    void everyMistakeIsFound() throws SQLException {
        Map<String, Integer> tried = new TreeMap<>();
        List<String> survivors = new ArrayList<>();
        int killed = 0;
        for (String url : Corpus.URLS) {
            try (Connection connection = made(url)) {
                Engine engine = Engine.ofUrl(connection.getMetaData().getURL());
                Adversary adversary =
                        new Adversary(SchemaReader.read(connection), engine, DriverManager::getConnection);
                for (Mutant mutant : MUTANTS) {
                    String name = mutant.what() + ": " + mutant.loop().child();
                    tried.putIfAbsent(name, 0);
                    Finding finding = mutant.loop()
                            .finding(40, 40, 30, 30, mutant.loop() == USER || mutant.loop() == TENANT ? 1 : 4);
                    IntFunction<Draft> draft = keys -> new Choice(finding, engine).draft(keys);
                    IntFunction<Draft> wrong = keys -> mutated(mutant, draft, keys);
                    if (same(draft.apply(3), wrong.apply(3)) || harmless(mutant, engine)) {
                        continue;
                    }
                    tried.merge(name, 1, Integer::sum);
                    String right = found(adversary, finding, draft);
                    if (mutant.loop() == WORDS && right.startsWith("differs for key ")) {
                        continue; // blanks at the end do not count there: the cure is none
                    }
                    assertThat(right).as(url + " " + draft.apply(3).sql()).startsWith("equal on ");
                    String words = found(adversary, finding, wrong);
                    if (words.startsWith("differs for key ") || words.startsWith("leaves other rows in ")) {
                        killed++;
                    } else {
                        survivors.add(url + " " + name + "\n  " + wrong.apply(3).sql() + "\n  " + words);
                    }
                }
            }
        }
        assertThat(survivors).as("killed " + killed).isEmpty();
        assertThat(tried)
                .allSatisfy((mutant, times) -> assertThat(times).as(mutant).isPositive());
        assertThat(killed).isGreaterThanOrEqualTo(275);
    }

    /** H2, which stands for these, reads UNION in a recursion as UNION ALL. */
    private static boolean harmless(Mutant mutant, Engine engine) {
        return mutant.to().equals("UNION") && engine != Engine.SQLITE && engine != Engine.HSQLDB;
    }

    private static String found(Adversary adversary, Finding finding, IntFunction<Draft> draft) throws SQLException {
        String words = "";
        for (int seed = 1; seed <= SEEDS; seed++) {
            Verification verification;
            try {
                verification = adversary.tried(finding, draft, seed);
            } catch (SQLException | Refusal failed) {
                return "not run: " + failed.getMessage();
            }
            words = verification.words();
            if (verification.state() != State.EQUAL) {
                return words;
            }
        }
        return words;
    }

    private static boolean same(Draft draft, Draft other) {
        return draft.sql().equals(other.sql());
    }

    private static Draft mutated(Mutant mutant, IntFunction<Draft> draft, int keys) {
        boolean fewer = mutant.from().equals("keys");
        Draft right = draft.apply(fewer ? Math.max(1, keys - 1) : keys);
        String upper = "UPPER(?)" + ", UPPER(?)".repeat(keys - 1);
        String sql = fewer
                ? right.sql()
                : right.sql().replaceFirst(mutant.from(), mutant.to()).replace("UPPER_KEYS", upper);
        return new Draft(right.kind(), sql, right.markers(), right.note());
    }

    private static Connection made(String url) throws SQLException {
        Connection connection = Corpus.empty(url);
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        return connection;
    }
}
