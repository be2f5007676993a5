package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Finding;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms R3 to R6, as text and, where the text is not judged by RunTest, on real engines. */
class FormsTest {
    private static final Loop TOP = Loop.of(
            "select p.id, p.title from post p order by p.id",
            "id",
            "select c.id, c.body from comment c where c.post_id = ? order by c.at desc limit ?",
            "post_id");

    private static Cure cure(Loop loop, Engine engine) {
        return new Rewriter(engine).cure(loop.toMany());
    }

    @Test
    @DisplayName("R3, S04: the first rows of each key by their place, where there is no lateral join")
    void aBoundPerKeyBecomesAPlace() {
        Cure cure = cure(TOP, Engine.H2);
        assertThat(cure.kind()).isEqualTo(Cure.Kind.ORDINAL);
        assertThat(cure.sql())
                .isEqualTo("SELECT id, body, post_id FROM (SELECT c.id, c.body, c.post_id, ROW_NUMBER() OVER"
                        + " (PARTITION BY c.post_id ORDER BY c.at DESC) AS place FROM comment c"
                        + " WHERE c.post_id IN (?, ?, ?, ?)) ranked WHERE place <= ? ORDER BY post_id, place");
        assertThat(cure.advice()).endsWith("Bind in this order: the keys, the child's 2.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"POSTGRESQL", "MYSQL", "HSQLDB", "ORACLE"})
    @DisplayName("R3: the child untouched in a lateral join")
    void aBoundPerKeyStaysInALateralJoin(Engine engine) {
        assertThat(cure(TOP, engine).sql())
                .isEqualTo(
                        "SELECT p.id, p.title, c.id AS comment_id, c.body FROM post p LEFT JOIN LATERAL (SELECT c.id, c.body"
                                + " FROM comment c WHERE c.post_id = p.id ORDER BY c.at DESC LIMIT ?) c ON "
                                + (engine == Engine.ORACLE ? "1 = 1" : "TRUE") + " ORDER BY p.id");
    }

    @ParameterizedTest
    @DisplayName("R3: a flat parent needs no derived table, and no name of it is one the child knows")
    @CsvSource(delimiter = '|', textBlock = """
            select * from post where at > ? order by lower(title)       | select body from comment where post_id = ? order by at limit 1 | SELECT p.*, c.body FROM post p LEFT JOIN LATERAL (SELECT body FROM comment WHERE post_id = p.id ORDER BY at LIMIT 1) c ON TRUE WHERE p.at > ? ORDER BY lower(p.title)
            select id from post                                         | select p.body from comment p where p.post_id = ? order by p.at limit 1 | SELECT p2.id, p.body FROM post p2 LEFT JOIN LATERAL (SELECT p.body FROM comment p WHERE p.post_id = p2.id ORDER BY p.at LIMIT 1) p ON TRUE
            select p.id, u.name from post p join users u on u.id = p.by | select u.name from comment c join users u on u.id = c.by where c.post_id = ? order by c.at limit 1 | SELECT p.id, u.name, c.name AS comment_name FROM post p JOIN users u ON u.id = p.by LEFT JOIN LATERAL (SELECT u.name FROM comment c JOIN users u ON u.id = c.by WHERE c.post_id = p.id ORDER BY c.at LIMIT 1) c ON TRUE
            select c.id from post c join users u on u.id = c.by         | select c.body from comment c where c.post_id = ? order by c.at limit 1 | SELECT c2.id, c.body FROM (SELECT c.id FROM post c JOIN users u ON u.id = c.by) c2 LEFT JOIN LATERAL (SELECT c.body FROM comment c WHERE c.post_id = c2.id ORDER BY c.at LIMIT 1) c ON TRUE
            select id, at from post order by at limit 5                 | select body from comment where post_id = ? order by at limit 2 | SELECT p.id, p.at, c.body FROM (SELECT id, at FROM post ORDER BY at LIMIT 5) p LEFT JOIN LATERAL (SELECT body FROM comment WHERE post_id = p.id ORDER BY at LIMIT 2) c ON TRUE ORDER BY p.at
            select id from post                                         | select c.at, d.at from comment c join deed d on d.id = c.deed where c.post_id = ? order by c.at limit 2 | SELECT p.id, c.* FROM post p LEFT JOIN LATERAL (SELECT c.at, d.at FROM comment c JOIN deed d ON d.id = c.deed WHERE c.post_id = p.id ORDER BY c.at LIMIT 2) c ON TRUE
            """)
    void aFlatParentStaysAsItIs(String parent, String child, String expected) {
        assertThat(cure(Loop.of(parent, "id", child, "post_id"), Engine.POSTGRESQL)
                        .sql())
                .isEqualTo(expected);
    }

    static Stream<Arguments> rendered() {
        return Stream.of(Engine.ORACLE, Engine.SQLSERVER, Engine.MYSQL, Engine.GENERIC)
                .flatMap(engine -> Corpus.LOOPS.stream().map(loop -> Arguments.of(engine, loop)));
    }

    @ParameterizedTest
    @MethodSource("rendered")
    @DisplayName("engines that are not at hand: rendered by rule, and read again by the parser")
    void everyPairIsRenderedForOtherEngines(Engine engine, Loop loop) {
        for (Finding finding : List.of(loop.toOne(), loop.toMany())) {
            Cure cure = new Rewriter(engine).cure(finding);
            if (cure.sql() == null) {
                assertThat(loop.child()).as(cure.refusal()).contains("limit 1");
            } else {
                assertThat(Parsing.parse(cure.sql())).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POSTGRESQL | FROM (VALUES (1, ?), (2, ?), (3, ?), (4, ?)) k (place, post_id) JOIN LATERAL (
            MYSQL      | FROM (SELECT 1 AS place, ? AS post_id UNION ALL SELECT 2, ? UNION ALL SELECT 3, ? UNION ALL SELECT 4, ?) k JOIN LATERAL (
            ORACLE     | FROM (SELECT 1 AS place, ? AS post_id FROM dual UNION ALL SELECT 2, ? FROM dual UNION ALL SELECT 3, ? FROM dual UNION ALL SELECT 4, ? FROM dual) k JOIN LATERAL (
            SQLSERVER  | FROM (VALUES (1, ?), (2, ?), (3, ?), (4, ?)) k (place, post_id) CROSS APPLY (
            """)
    @DisplayName("R3: keys that no query gave stand in a numbered list beside the child")
    void keysFromOutsideAreANumberedList(Engine engine, String from) {
        String bound = engine == Engine.SQLSERVER ? "top 2 body" : "body";
        String child = "select " + bound + " from comment where post_id = ? order by at"
                + (engine == Engine.SQLSERVER ? "" : " limit 2");
        Cure cure = new Rewriter(engine).cure(Loop.unfed(child, "post_id").finding(0, 50, 50, 90, 2));
        assertThat(cure.sql()).startsWith("SELECT c.body, k.post_id " + from).endsWith(" ORDER BY k.place");
    }

    @Test
    void aNumberedListGivesWhatTheLoopGave() throws SQLException {
        Loop loop =
                Loop.unfed("select body, created from tweets where user_id = ? order by created limit 1", "user_id");
        try (Connection connection = Corpus.open("postgresql")) {
            List<List<Object>> keys = List.of(List.of(10), List.of(20), List.of(30), List.of(10), List.of(77));
            Bound bound = new Bound(
                    null,
                    null,
                    keys.stream().map(ArrayList::new).map(k -> (List<Object>) k).toList(),
                    List.of(1L, 0L, 1L, 1L, 0L),
                    null);
            assertThat(new Verifier(connection, Engine.POSTGRESQL)
                            .verify(loop.finding(0, 5, 4, 3, 1), bound)
                            .words())
                    .isEqualTo("equal on 4 keys, 2 rows");
        }
    }

    @Test
    void sqlServerSaysApply() {
        Loop loop = Loop.of(
                "select id from post", "id", "select top 3 body from comment where post_id = ? order by at", "post_id");
        assertThat(cure(loop, Engine.SQLSERVER).sql())
                .isEqualTo("SELECT p.id, c.body FROM post p OUTER APPLY"
                        + " (SELECT TOP 3 body FROM comment WHERE post_id = p.id ORDER BY at) c");
    }

    @Test
    void aSkipPerKeyIsALateralJoinOrTwoPlaces() {
        Loop loop = Loop.of(
                "select id from post",
                "id",
                "select body from comment where post_id = ? order by at limit ? offset ?",
                "post_id");
        assertThat(cure(loop, Engine.POSTGRESQL).kind()).isEqualTo(Cure.Kind.ORDINAL);
        assertThat(cure(loop, Engine.SQLITE).sql()).contains("WHERE place > ? AND place <= ? + ? ORDER BY");
        assertThat(cure(loop, Engine.SQLITE).advice())
                .contains("the keys, the child's 3, the child's 3, the child's 2");
    }

    @Test
    void aLimitOnOneRowByItsKeyIsDropped() {
        Loop loop = Loop.of(
                "select id, user_id from tweet",
                "user_id",
                "select name from users where id = ? limit ? offset ?",
                "id");
        assertThat(new Rewriter().cure(loop.toOne()).sql())
                .isEqualTo("SELECT t.id, t.user_id, u.name FROM tweet t JOIN users u ON u.id = t.user_id");
    }

    @Test
    @DisplayName("R4, S03: a count per row is a group per key, empty ones counted 0")
    void aCountPerRowIsAGroupPerKey() {
        Loop loop = Loop.of(
                        "select id, name from customers where city = ?",
                        "id",
                        "select count(*) from orders where cust_id = ? and status = ?",
                        "cust_id")
                .rule("A06");
        Cure cure = cure(loop, Engine.GENERIC);
        assertThat(cure.kind()).isEqualTo(Cure.Kind.GROUP_BY);
        assertThat(cure.sql())
                .isEqualTo("SELECT c.id, c.name, COALESCE(o.orders_count, 0) AS orders_count FROM customers c LEFT JOIN"
                        + " (SELECT cust_id, count(*) AS orders_count FROM orders WHERE status = ? GROUP BY cust_id) o"
                        + " ON o.cust_id = c.id WHERE c.city = ?");
        assertThat(cure.advice()).endsWith("Bind in this order: the child's 2, the parent's 1.");
    }

    @ParameterizedTest
    @DisplayName("R4: COALESCE for count only")
    @CsvSource(delimiter = '|', textBlock = """
            sum(total)                    | o.orders_sum
            max(total) as top             | o.top
            count(distinct status)        | COALESCE(o.orders_count, 0) AS orders_count
            coalesce(sum(total), ?)       | COALESCE(o.orders_sum, ?) AS orders_sum
            """)
    void onlyACountOfNothingIsZero(String aggregate, String shown) {
        Loop loop = Loop.of(
                        "select id from customers",
                        "id",
                        "select " + aggregate + " from orders where cust_id = ?",
                        "cust_id")
                .rule("A06")
                .bind(aggregate.contains("?") ? 2 : 1);
        assertThat(cure(loop, Engine.GENERIC).sql())
                .startsWith("SELECT c.id, " + shown + " FROM customers c LEFT JOIN");
    }

    @Test
    @DisplayName("R4: names as a person gives them: numbered only where two would be the same")
    void twoAggregatesOfOneKindAreNumbered() {
        Loop loop = Loop.of(
                        "select id from customers",
                        "id",
                        "select max(total), max(at), min(at) from orders where cust_id = ?",
                        "cust_id")
                .rule("A06");
        assertThat(cure(loop, Engine.GENERIC).sql())
                .startsWith(
                        "SELECT c.id, o.orders_max, o.orders_max2, o.orders_min FROM customers c LEFT JOIN"
                                + " (SELECT cust_id, max(total) AS orders_max, max(at) AS orders_max2, min(at) AS orders_min FROM");
    }

    @Test
    void withoutAFlatParentTheGroupsAreAskedForByKey() {
        Loop loop = Loop.unfed("select count(*), max(at) from orders where cust_id = ?", "cust_id");
        Cure cure = new Rewriter().cure(loop.finding(0, 50, 50, 50, 1));
        assertThat(cure.sql())
                .isEqualTo(
                        "SELECT count(*), max(at), cust_id FROM orders WHERE cust_id IN (?, ?, ?, ?) GROUP BY cust_id");
        assertThat(cure.advice()).contains("A key without rows has no group: take 0 for its count");
    }

    @Test
    @DisplayName("S42: whether there is a row")
    void aProbePerRowIsOneQuestion() {
        Loop loop = Loop.of(
                        "select id from customers", "id", "select ? from orders where cust_id = ? limit ?", "cust_id")
                .rule("A06")
                .bind(2);
        Cure cure = cure(loop, Engine.GENERIC);
        assertThat(cure.sql()).isEqualTo("SELECT DISTINCT cust_id FROM orders WHERE cust_id IN (?, ?, ?, ?)");
        assertThat(cure.advice()).contains("A key that comes back has a row");
    }

    private static final Loop WALK = Loop.of(
                    "select id, name from node where parent_id = ?",
                    "id",
                    "select id, name from node where parent_id = ?",
                    "parent_id")
            .rule("A07");

    @Test
    @DisplayName("R5, S34: a walk is one recursive query")
    void aWalkIsOneRecursiveQuery() {
        Cure cure = cure(WALK, Engine.GENERIC);
        assertThat(cure.kind()).isEqualTo(Cure.Kind.RECURSIVE);
        assertThat(cure.sql())
                .isEqualTo("WITH RECURSIVE walk (id, name) AS (SELECT id, name FROM node WHERE parent_id = ?"
                        + " UNION ALL SELECT n.id, n.name FROM node n JOIN walk ON n.parent_id = walk.id)"
                        + " SELECT * FROM walk");
        assertThat(cure(WALK, Engine.SQLSERVER).sql()).startsWith("WITH walk (id, name) AS (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:h2:mem:", "jdbc:hsqldb:mem:walk"})
    void theRecursiveQueryReadsWhatTheWalkRead(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            run(connection, "create table node (id int primary key, name varchar(5), parent_id int)");
            run(
                    connection,
                    "insert into node values (1, 'r', null), (2, 'a', 1), (3, 'b', 1), (4, 'c', 2), (5, 'd', 4), (9, 'x', 8)");
            List<String> walked = new ArrayList<>();
            Deque<Object> open = new ArrayDeque<>(List.of(1));
            while (!open.isEmpty()) {
                List<List<Object>> rows = read(connection, WALK.child(), open.pop());
                rows.forEach(row -> open.push(row.get(0)));
                rows.forEach(row -> walked.add(row.toString()));
            }
            String sql = String.valueOf(cure(WALK, Engine.ofUrl(url)).sql());
            List<String> once =
                    read(connection, sql, 1).stream().map(Object::toString).toList();
            assertThat(once).hasSize(4).containsExactlyInAnyOrderElementsOf(walked);
        }
    }

    @ParameterizedTest
    @DisplayName("R6, S09 to S11: writes row by row become one for many")
    @CsvSource(delimiter = '|', textBlock = """
            A15 | delete from old where id = ?                   | 1 | DELETE FROM old WHERE id IN (?, ?, ?, ?)
            A16 | update inv set paid = ? where id = ?           | 2 | UPDATE inv SET paid = ? WHERE id IN (?, ?, ?, ?)
            A17 | insert into log (id, what) values (?, ?)       | 1 | INSERT INTO log (id, what) VALUES (?, ?), (?, ?), (?, ?), (?, ?)
            """)
    void writesBecomeOneStatement(String rule, String child, int bind, String sql) {
        Loop loop = Loop.of("select id from inv", "id", child, "id").rule(rule).bind(bind);
        Cure cure = new Rewriter().cure(loop.finding(20, 20, 20, 0, 0));
        assertThat(cure.kind()).isEqualTo(Cure.Kind.SET_BASED);
        assertThat(cure.sql()).isEqualTo(sql);
        assertThat(cure.advice()).contains("20 executions become 1.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into log (id) values (?) returning id",
                "insert into log (id) select id from a where b = ?",
                "delete from old where id = ? or x = 1",
                "update inv set n = n + 1 where id > ?",
            })
    void otherWritesAreRefused(String child) {
        Cure cure = new Rewriter()
                .cure(Loop.of("select id from inv", "id", child, "id")
                        .rule("A17")
                        .finding(20, 20, 20, 0, 0));
        assertThat(cure.sql()).isNull();
        assertThat(cure.refusal()).isNotBlank();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<List<Object>> read(Connection connection, String sql, Object key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, key);
            List<List<Object>> rows = new ArrayList<>();
            try (ResultSet set = statement.executeQuery()) {
                while (set.next()) {
                    rows.add(List.of(set.getObject(1), set.getObject(2)));
                }
            }
            return rows;
        }
    }
}
