package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Finding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewriterTest {
    private static final Loop TWEETS = Loop.of(
            "SELECT t.id, t.content, t.user_id FROM tweet t",
            "user_id",
            "SELECT u.id, u.username FROM users u WHERE u.id = ?",
            "id");

    private static Cure cure(Finding finding) {
        return new Rewriter().cure(finding);
    }

    @Nested
    @DisplayName("R1, S01: a to-one child is joined as a person would write it")
    class ToOne {
        @Test
        void namesAreKept() {
            assertThat(cure(TWEETS.toOne()).sql())
                    .isEqualTo("SELECT t.id, t.content, t.user_id, u.id, u.username FROM tweet t"
                            + " JOIN users u ON u.id = t.user_id");
        }

        @Test
        void whereOrderAndLimitOfTheParentStay() {
            Loop loop = Loop.of(
                    "select t.id, t.user_id from tweet t where t.lang = ? order by t.created desc limit ?",
                    "user_id",
                    "select u.username from users u where u.id = ?",
                    "id");
            assertThat(cure(loop.toMaybe()).sql())
                    .isEqualTo("SELECT t.id, t.user_id, u.username FROM tweet t LEFT JOIN users u ON u.id = t.user_id"
                            + " WHERE t.lang = ? ORDER BY t.created DESC LIMIT ?");
        }

        @Test
        void aParentWithoutChildStaysAndTheAdviceSaysSo() {
            Cure cure = cure(TWEETS.toMaybe());
            assertThat(cure.sql()).contains(" LEFT JOIN users u ON u.id = t.user_id");
            assertThat(cure.advice())
                    .contains("LEFT JOIN keeps tweet that have no users; 20 of 500 executions found none");
        }

        @Test
        void rowsThatDidNotAskAreSaidToBeSo() {
            assertThat(cure(TWEETS.finding(200, 50, 50, 50, 1)).advice())
                    .contains("only 50 of 200 rows asked for it, the others had no key or were served from memory");
        }

        @Test
        void theAdviceNamesTablesColumnsAndNumbers() {
            Cure cure = cure(TWEETS.toOne());
            assertThat(cure.kind()).isEqualTo(Cure.Kind.JOIN);
            assertThat(cure.advice())
                    .startsWith(
                            "Join users into the query of tweet on users.id = tweet.user_id: 501 executions become 1.");
            assertThat(cure.refusal()).isNull();
            assertThat(cure.verified()).isFalse();
        }

        @Test
        void tablesWithoutAliasGetAShortOne() {
            Loop loop = Loop.of(
                    "select id, user_id, body from tweets order by created_at desc",
                    "user_id",
                    "select username, avatar_url from users where id = ?",
                    "id");
            assertThat(cure(loop.toOne()).sql())
                    .isEqualTo("SELECT t.id, t.user_id, t.body, u.username, u.avatar_url FROM tweets t"
                            + " JOIN users u ON u.id = t.user_id ORDER BY t.created_at DESC");
        }

        @Test
        void equalAliasesAreTakenApart() {
            Loop loop = Loop.of(
                    "SELECT \"t1\".\"id\", \"t1\".\"user_id\" FROM \"tweet\" AS \"t1\"",
                    "user_id",
                    "SELECT \"t1\".\"id\", \"t1\".\"name\" FROM \"user\" AS \"t1\" WHERE (\"t1\".\"id\" = ?)",
                    "id");
            assertThat(cure(loop.toOne()).sql())
                    .isEqualTo(
                            "SELECT \"t1\".\"id\", \"t1\".\"user_id\", \"t2\".\"id\", \"t2\".\"name\" FROM \"tweet\" AS \"t1\""
                                    + " JOIN \"user\" AS \"t2\" ON \"t2\".\"id\" = \"t1\".\"user_id\"");
        }

        @Test
        void mappersTextsJoinUnderTheirOwnAliases() {
            Loop loop = Loop.of(
                    "select o1_0.id,o1_0.customer_id,o1_0.status from orders o1_0 where o1_0.status=? order by o1_0.placed_at",
                    "customer_id",
                    "select c1_0.id,c1_0.city from customers c1_0 where c1_0.id=?",
                    "id");
            assertThat(cure(loop.index(2).toOne()).sql())
                    .isEqualTo(
                            "SELECT o1_0.id, o1_0.customer_id, o1_0.status, c1_0.id, c1_0.city FROM orders o1_0"
                                    + " JOIN customers c1_0 ON c1_0.id = o1_0.customer_id WHERE o1_0.status = ? ORDER BY o1_0.placed_at");
        }

        @Test
        void aTableJoinsItselfUnderASecondName() {
            Loop loop = Loop.of(
                    "select id, manager_id from employee",
                    "manager_id",
                    "select id, name from employee where id = ?",
                    "id");
            assertThat(cure(loop.toMaybe()).sql())
                    .isEqualTo("SELECT e.id, e.manager_id, e2.id, e2.name FROM employee e"
                            + " LEFT JOIN employee e2 ON e2.id = e.manager_id");
        }

        @Test
        void aColumnOfTheSameNameIsToldApart() {
            Loop loop = Loop.of(
                    "select id, name, customer_id from orders",
                    "customer_id",
                    "select id, name from customers where id = ?",
                    "id");
            assertThat(cure(loop.toOne()).sql())
                    .isEqualTo("SELECT o.id, o.name, o.customer_id, c.id, c.name AS customers_name FROM orders o"
                            + " JOIN customers c ON c.id = o.customer_id");
        }

        @Test
        void theChildsOtherConditionsGoIntoTheJoinAndTheBindsAreNamedInOrder() {
            Loop loop = Loop.of(
                            "select t.id, t.user_id from tweet t where t.lang = ?",
                            "user_id",
                            "select u.username from users u where u.tenant = ? and u.id = ? and (u.banned = ? or u.vip = ?)",
                            "id")
                    .bind(2);
            Cure cure = cure(loop.toMaybe());
            assertThat(cure.sql())
                    .isEqualTo("SELECT t.id, t.user_id, u.username FROM tweet t LEFT JOIN users u ON u.id = t.user_id"
                            + " AND u.tenant = ? AND (u.banned = ? OR u.vip = ?) WHERE t.lang = ?");
            assertThat(cure.advice())
                    .contains("The other binds of users must be the same for all keys.")
                    .endsWith("Bind in this order: the child's 1, the child's 3, the child's 4, the parent's 1.");
        }

        @Test
        void aStarOfTheParentStaysItsOwn() {
            Loop loop = Loop.of("select * from tweets", "user_id", "select username from users where id = ?", "id");
            assertThat(cure(loop.toOne()).sql())
                    .isEqualTo("SELECT t.*, u.username FROM tweets t JOIN users u ON u.id = t.user_id");
        }

        @Test
        void aGroupedParentIsJoinedFromOutside() {
            Loop loop = Loop.of(
                    "select user_id, count(*) as n from tweets group by user_id",
                    "user_id",
                    "select id, username from users where id = ?",
                    "id");
            assertThat(cure(loop.toOne()).sql())
                    .isEqualTo("SELECT t.user_id, t.n, u.id, u.username FROM"
                            + " (SELECT user_id, count(*) AS n FROM tweets GROUP BY user_id) t"
                            + " JOIN users u ON u.id = t.user_id");
        }

        @ParameterizedTest
        @DisplayName("R1: only what is not flat is a derived table, under its own table's name")
        @CsvSource(quoteCharacter = '^', delimiter = '|', textBlock = """
            select u.id, max(u.x) as name from users u group by u.id, u.name order by u.name | select name from users where id = ? | refused
            select u.id, u.name as called from users u group by u.id, u.name order by u.name | select name from users where id = ? | SELECT u.id, u.called, u2.name FROM (SELECT u.id, u.name AS called FROM users u GROUP BY u.id, u.name) u LEFT JOIN users u2 ON u2.id = u.id ORDER BY u.called
            select distinct id, name as "Name" from users order by 2 desc | select u.name from users u where u.id = ? and u.tenant = 1 | SELECT u.id, u."Name", u2.name AS users_name FROM (SELECT DISTINCT id, name AS "Name" FROM users) u LEFT JOIN users u2 ON u2.id = u.id AND u2.tenant = 1 ORDER BY u."Name" DESC
            select id, count(*) from tweets group by id | select name from users where id = ? | SELECT t.*, u.name FROM (SELECT id, count(*) FROM tweets GROUP BY id) t LEFT JOIN users u ON u.id = t.id
            select distinct * from tweets | select * from users where id = ? | SELECT t.*, u.* FROM (SELECT DISTINCT * FROM tweets) t LEFT JOIN users u ON u.id = t.id
            select id, at from tweets order by lower(body) | select u.name, t.at from users u join teams t on t.id = u.team where u.id = ? and t.x = ? | SELECT t.id, t.at, u.name, u.at AS users_at FROM tweets t LEFT JOIN (SELECT u.name, t.at, u.id FROM users u JOIN teams t ON t.id = u.team WHERE t.x = ?) u ON u.id = t.id ORDER BY lower(t.body)
            select id from tweets limit 5 | select t.id, u.name from users u join teams t on t.id = u.team where u.id = ? | SELECT t.id, u.id AS users_id, u.name FROM (SELECT id FROM tweets LIMIT 5) t LEFT JOIN (SELECT t.id, u.name, u.id AS key_id FROM users u JOIN teams t ON t.id = u.team) u ON u.key_id = t.id
            select id from tweets | select name from users where id = ? and team in (select id from teams) | SELECT t.id, u.name FROM tweets t LEFT JOIN (SELECT name, id FROM users WHERE team IN (SELECT id FROM teams)) u ON u.id = t.id
            select id from tweets | select name from users where id = ? order by name | SELECT t.id, u.name FROM tweets t LEFT JOIN users u ON u.id = t.id
            select q.id from (select id from tweets) q | select name from users where id = ? | SELECT q.id, u.name FROM (SELECT q.id FROM (SELECT id FROM tweets) q) q LEFT JOIN users u ON u.id = q.id
            """)
        void onlyWhatIsNotFlatIsADerivedTable(String parent, String child, String expected) {
            Cure cure = cure(Loop.of(parent, "id", child, "id").toMaybe());
            assertThat(cure.kind() == Cure.Kind.JOIN ? cure.sql() : "refused").isEqualTo(expected);
        }

        @Test
        void aBoundOnTheParentStaysInsideAndItsOrderStandsOutsideToo() {
            Loop loop = Loop.of(
                    "select mail, born from people order by born desc limit ?",
                    "mail",
                    "select nick from accounts where mail = ?",
                    "mail");
            assertThat(cure(loop.toMaybe()).sql())
                    .isEqualTo(
                            "SELECT p.mail, p.born, a.nick FROM (SELECT mail, born FROM people ORDER BY born DESC LIMIT ?) p"
                                    + " LEFT JOIN accounts a ON a.mail = p.mail ORDER BY p.born DESC");
        }
    }

    @Nested
    @DisplayName("R2, S02: a to-many child is read for a list of keys")
    class ToMany {
        @Test
        void theKeyBecomesAnOutput() {
            Loop loop = Loop.of(
                    "select id from tweets",
                    "id",
                    "select f.user_id from favourites f where f.tweet_id = ? order by f.user_id",
                    "tweet_id");
            Cure cure = cure(loop.toMany());
            assertThat(cure.kind()).isEqualTo(Cure.Kind.PREFETCH);
            assertThat(cure.sql())
                    .isEqualTo("SELECT f.user_id, f.tweet_id FROM favourites f WHERE f.tweet_id IN (?, ?, ?, ?)"
                            + " ORDER BY f.user_id");
            assertThat(cure.advice()).contains("favourites.tweet_id IN (...)").contains("500 executions become 1.");
        }

        @Test
        void aKeyThatIsPutOutAlreadyIsNotPutOutTwice() {
            Loop loop = Loop.of(
                    "select id from tweets",
                    "id",
                    "select tweet_id, user_id from favourites where tweet_id = ?",
                    "tweet_id");
            assertThat(cure(loop.toMany()).sql())
                    .isEqualTo("SELECT tweet_id, user_id FROM favourites WHERE tweet_id IN (?, ?, ?, ?)");
        }

        @Test
        void otherConditionsStayWhereTheyAre() {
            Loop loop = Loop.of(
                            "select id from tweets",
                            "id",
                            "select * from favourites where (at > ? or at is null) and tweet_id = ? and kind = ?",
                            "tweet_id")
                    .bind(2);
            Cure cure = cure(loop.toMany());
            assertThat(cure.sql())
                    .isEqualTo(
                            "SELECT * FROM favourites WHERE (at > ? OR at IS NULL) AND tweet_id IN (?, ?, ?, ?) AND kind = ?");
            assertThat(cure.advice()).endsWith("Bind in this order: the child's 1, the keys, the child's 3.");
        }

        @Test
        void aColumnsPlaceInTheOrderStays() {
            Loop loop = Loop.of(
                    "select id from tweets",
                    "id",
                    "select user_id from favourites where tweet_id = ? order by 1",
                    "tweet_id");
            assertThat(cure(loop.toMany()).sql())
                    .isEqualTo("SELECT user_id, tweet_id FROM favourites WHERE tweet_id IN (?, ?, ?, ?) ORDER BY 1");
        }

        @Test
        @DisplayName("S07: a loop fed from outside is batched, no parent invented")
        void aLoopFedFromOutsideIsBatched() {
            Cure cure =
                    cure(Loop.unfed("select name from users where id = ?", "id").finding(0, 50, 50, 50, 1));
            assertThat(cure.kind()).isEqualTo(Cure.Kind.BATCH);
            assertThat(cure.sql()).isEqualTo("SELECT name, id FROM users WHERE id IN (?, ?, ?, ?)");
        }

        @Test
        @DisplayName("S28: a list of one is a key")
        void aListOfOneIsAKey() {
            Cure cure = cure(Loop.unfed("select name from users where id in (?)", "id")
                    .rule("A08")
                    .finding(0, 50, 50, 50, 1));
            assertThat(cure.sql()).isEqualTo("SELECT name, id FROM users WHERE id IN (?, ?, ?, ?)");
        }

        @Test
        @DisplayName("A05: few distinct keys are kept in a map")
        void fewKeysAreKeptInAMap() {
            Cure cure = cure(Loop.unfed("select username from users where id = ?", "id")
                    .rule("A05")
                    .finding(0, 500, 3, 500, 1));
            assertThat(cure.kind()).isEqualTo(Cure.Kind.CACHE);
            assertThat(cure.advice()).contains("Only 3 keys were asked for in 500 executions of users");
        }

        @Test
        @DisplayName("A05: few rows of another table are joined where a query fed the loop: no trip is left")
        void fewRowsThatAQueryLedToAreJoined() {
            Cure cure = cure(TWEETS.rule("A05").finding(60, 60, 20, 60, 1));
            assertThat(cure.kind()).isEqualTo(Cure.Kind.JOIN);
            assertThat(cure.remaining()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"A09, CACHE", "A10, HOIST"})
    void aStatementThatIsRightAndRunsTooOftenIsNotRewritten(String rule, Cure.Kind kind) {
        Cure cure =
                cure(Loop.unfed("select v from cfg where k = ?", "k").rule(rule).finding(0, 6, 1, 6, 1));
        assertThat(cure.kind()).isEqualTo(kind);
        assertThat(cure.sql()).isNull();
        assertThat(cure.refusal()).isNotNull();
        assertThat(cure.advice()).contains("cfg").contains("6 times");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from a where b = ?",
                "select a.id from a join c on c.id = a.c_id where a.b = ? and c.x is not null",
                "select \"id\" from \"a\" where \"b\" = ?",
                "select id from s.a where s.a.b = ?",
                "select case when x = 1 then 'y' else 'n' end as f from a where b = ?",
                "select id from a where b = ? and exists (select 1 from d where d.a_id = a.id)",
            })
    void whatIsShownParsesAgain(String child) {
        Loop loop = Loop.of("select id from p", "id", child, "b");
        for (Finding finding : new Finding[] {loop.toOne(), loop.toMany()}) {
            String sql = cure(finding).sql();
            assertThat(sql).isNotNull();
            assertThat(Parsing.parse(sql)).isNotNull();
        }
    }
}
