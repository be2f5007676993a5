package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Finding;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines that are not at hand, Oracle and SQL Server before all: each form in their own words, and read again by the parser. */
class DialectsTest {
    private static String sql(Engine engine, Finding finding) {
        Cure cure = new Rewriter(engine).cure(finding);
        assertThat(cure.sql()).as(cure.refusal()).isNotNull();
        assertThat(Parsing.parse(cure.sql())).isNotNull();
        return cure.sql();
    }

    @ParameterizedTest
    @DisplayName("R1: a join, names quoted as they were")
    @CsvSource(quoteCharacter = '^', delimiter = '|', textBlock = """
            ORACLE    | select id, "Owner" from "Order"  | "Owner" | select "Name" from customers where id = ? | SELECT o.id, o."Owner", c."Name" FROM "Order" o LEFT JOIN customers c ON c.id = o."Owner"
            SQLSERVER | select id, [Owner] from [Order]  | Owner   | select [Name] from customers where id = ? | SELECT o.id, o.[Owner], c.[Name] FROM [Order] o LEFT JOIN customers c ON c.id = o.[Owner]
            MYSQL     | select id, `Owner` from `Order`  | Owner   | select `Name` from customers where id = ? | SELECT o.id, o.`Owner`, c.`Name` FROM `Order` o LEFT JOIN customers c ON c.id = o.`Owner`
            ORACLE    | select id, owner from orders order by id fetch first 10 rows only | owner | select name from customers where id = ? | SELECT o.id, o.owner, c.name FROM orders o LEFT JOIN customers c ON c.id = o.owner ORDER BY o.id FETCH FIRST 10 ROWS ONLY
            SQLSERVER | select top 10 id, owner from orders order by id | owner | select name from customers where id = ? | SELECT TOP 10 o.id, o.owner, c.name FROM orders o LEFT JOIN customers c ON c.id = o.owner ORDER BY o.id
            SQLSERVER | select owner, count(*) as n from orders group by owner order by owner | owner | select name from customers where id = ? | SELECT o.owner, o.n, c.name FROM (SELECT owner, count(*) AS n FROM orders GROUP BY owner) o LEFT JOIN customers c ON c.id = o.owner ORDER BY o.owner
            """)
    void aJoin(Engine engine, String parent, String column, String child, String expected) {
        assertThat(sql(engine, Loop.of(parent, column, child, "id").toMaybe())).isEqualTo(expected);
    }

    @ParameterizedTest
    @DisplayName("R2: a list of keys, and of rows where the engine compares rows")
    @CsvSource(delimiter = '|', textBlock = """
            ORACLE    | SELECT kind, a, b FROM marks WHERE (a, b) IN ((?, ?), (?, ?), (?, ?), (?, ?))
            MYSQL     | SELECT kind, a, b FROM marks WHERE (a, b) IN ((?, ?), (?, ?), (?, ?), (?, ?))
            SQLSERVER | SELECT kind, a, b FROM marks WHERE (a = ? AND b = ? OR a = ? AND b = ? OR a = ? AND b = ? OR a = ? AND b = ?)
            """)
    void aListOfKeys(Engine engine, String expected) {
        Loop one = Loop.of("select id from p", "id", "select kind from marks where a = ?", "a");
        assertThat(sql(engine, one.toMany())).isEqualTo("SELECT kind, a FROM marks WHERE a IN (?, ?, ?, ?)");
        Loop two = Loop.of("select a, b from p", "a", "select kind from marks where a = ? and b = ?", "a")
                .pair("b", 2, "b");
        assertThat(sql(engine, two.toMany())).isEqualTo(expected);
    }

    @ParameterizedTest
    @DisplayName(
            "limits: 1,000 to a list on Oracle, 2,100 binds to a statement on SQL Server, fewer where a key has parts")
    @CsvSource({"ORACLE,1, 1 000", "ORACLE,2, 500", "SQLSERVER,1, 2 000", "SQLSERVER,2, 1 000", "SQLITE,2, 15 000"})
    void listsAreAsLongAsTheEngineTakesThem(Engine engine, int parts, String most) {
        Loop loop = Loop.of("select a, b from p", "a", "select kind from marks where a = ? and b = ?", "a");
        Finding finding = (parts == 1 ? loop : loop.pair("b", 2, "b")).finding(60_000, 60_000, 60_000, 90_000, 3);
        long keys = Long.parseLong(most.replace(" ", ""));
        Cure cure = new Rewriter(engine).cure(finding);
        assertThat(cure.advice()).contains("up to " + most.replace(' ', ',') + " in a list");
        assertThat(cure.remaining()).isEqualTo(60_000 / keys);
    }

    @Test
    @DisplayName("limits: rows of three values, 1,000 to a list and 2,100 binds on SQL Server")
    void insertsAreAsLongAsTheEngineTakesThem() {
        Loop loop = Loop.of("select id from p", "id", "insert into log (a, b, c) values (?, ?, ?)", "a")
                .rule("A17");
        Cure cure = new Rewriter(Engine.SQLSERVER).cure(loop.finding(6_660, 6_660, 6_660, 0, 0));
        assertThat(cure.remaining()).isEqualTo(10);
        Loop one = Loop.of("select id from p", "id", "insert into log (a) values (?)", "a")
                .rule("A17");
        assertThat(new Rewriter(Engine.SQLSERVER)
                        .cure(one.finding(6_000, 6_000, 6_000, 0, 0))
                        .remaining())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @DisplayName("R3: the child untouched beside each parent, LATERAL or APPLY, bounded in the engine's words")
    @CsvSource(delimiter = '|', textBlock = """
            ORACLE    | select body from c where post_id = ? order by at desc fetch first 3 rows only | SELECT p.id, c.body FROM post p LEFT JOIN LATERAL (SELECT body FROM c WHERE post_id = p.id ORDER BY at DESC FETCH FIRST 3 ROWS ONLY) c ON 1 = 1
            SQLSERVER | select top 3 body from c where post_id = ? order by at desc | SELECT p.id, c.body FROM post p OUTER APPLY (SELECT TOP 3 body FROM c WHERE post_id = p.id ORDER BY at DESC) c
            SQLSERVER | select body from c where post_id = ? order by at offset ? rows fetch next ? rows only | SELECT p.id, c.body FROM post p OUTER APPLY (SELECT body FROM c WHERE post_id = p.id ORDER BY at OFFSET ? ROWS FETCH NEXT ? ROWS ONLY) c
            """)
    void theChildBesideItsParent(Engine engine, String child, String expected) {
        assertThat(sql(
                        engine,
                        Loop.of("select id from post", "id", child, "post_id").toMany()))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("R3: SQL Server orders nothing within APPLY that is not bounded")
    void anOrderThatApplyDoesNotTakeIsRefused() {
        Loop loop = Loop.of(
                "select id from post",
                "id",
                "select distinct kind, count(*) over () as n from c where post_id = ? order by kind",
                "post_id");
        Cure cure = new Rewriter(Engine.SQLSERVER).cure(loop.toMany());
        assertThat(cure.sql()).isNull();
        assertThat(cure.refusal()).isNotBlank();
    }

    @ParameterizedTest
    @DisplayName("R4: groups joined to their parents")
    @CsvSource({"ORACLE", "SQLSERVER", "MYSQL"})
    void aGroupPerKey(Engine engine) {
        Loop loop = Loop.of(
                        "select id, name from customers", "id", "select count(*) from orders where owner = ?", "owner")
                .rule("A06");
        assertThat(sql(engine, loop.toMany()))
                .isEqualTo("SELECT c.id, c.name, COALESCE(o.orders_count, 0) AS orders_count FROM customers c LEFT JOIN"
                        + " (SELECT owner, count(*) AS orders_count FROM orders GROUP BY owner) o ON o.owner = c.id");
    }

    @ParameterizedTest
    @DisplayName("R5: recursion, without the word where the engine does not know it")
    @CsvSource({"ORACLE, WITH walk", "SQLSERVER, WITH walk", "MYSQL, WITH RECURSIVE walk"})
    void aWalk(Engine engine, String with) {
        Loop loop = Loop.of(
                        "select id from node where parent = ?", "id", "select id from node where parent = ?", "parent")
                .rule("A07");
        assertThat(sql(engine, loop.toMany()))
                .isEqualTo(with + " (id) AS (SELECT id FROM node WHERE parent = ? UNION ALL"
                        + " SELECT n.id FROM node n JOIN walk ON n.parent = walk.id) SELECT * FROM walk");
        assertThat(new Rewriter(engine).cure(loop.toMany()).advice().contains("MAXRECURSION"))
                .isEqualTo(engine == Engine.SQLSERVER);
    }

    @ParameterizedTest
    @DisplayName("R6: one write for many rows; Oracle has lists of values only from version 23 on")
    @CsvSource(delimiter = '|', textBlock = """
            ORACLE    | insert into log (a, b) values (?, 'x') | INSERT INTO log (a, b) SELECT ?, 'x' FROM dual UNION ALL SELECT ?, 'x' FROM dual UNION ALL SELECT ?, 'x' FROM dual UNION ALL SELECT ?, 'x' FROM dual
            SQLSERVER | insert into log (a, b) values (?, 'x') | INSERT INTO log (a, b) VALUES (?, 'x'), (?, 'x'), (?, 'x'), (?, 'x')
            ORACLE    | delete from log where a = ?            | DELETE FROM log WHERE a IN (?, ?, ?, ?)
            SQLSERVER | update log set b = 1 where a = ?       | UPDATE log SET b = 1 WHERE a IN (?, ?, ?, ?)
            """)
    void aWriteForManyRows(Engine engine, String child, String expected) {
        String rule = child.startsWith("insert") ? "A17" : child.startsWith("delete") ? "A15" : "A16";
        Loop loop = Loop.of("select id from p", "id", child, "a").rule(rule);
        assertThat(sql(engine, loop.finding(20, 20, 20, 0, 0))).isEqualTo(expected);
    }

    @Test
    @DisplayName("Oracle's outer joins and hierarchies are refused or kept, never lost")
    void wordsOfOneVendorStay() {
        List<String> children = List.of(
                "select a.id from a, b where a.id = b.a_id(+) and a.k = ?",
                "select id from a start with k = ? connect by prior id = parent",
                "select /*+ index(a a_k) */ id from a where k = ?");
        for (String child : children) {
            Cure cure = new Rewriter(Engine.ORACLE)
                    .cure(Loop.of("select id from p", "id", child, "k").toMany());
            assertThat(cure.sql() == null).isEqualTo(cure.refusal() != null);
            if (cure.sql() != null && child.contains("(+)")) {
                assertThat(cure.sql().replace(" ", "")).contains("(+)");
            }
            assertThat(cure.advice()).isNotBlank();
        }
    }

    @Test
    @DisplayName("a list of markers is what the figures say")
    void markersAreCounted() {
        Draft draft = new Choice(
                        Loop.of("select id from p", "id", "select n from a where k = ?", "k")
                                .toMany(),
                        Engine.ORACLE)
                .draft(1_000);
        String markers = IntStream.range(0, 1_000).mapToObj(i -> "?").collect(Collectors.joining(", "));
        assertThat(draft.sql()).isEqualTo("SELECT n, k FROM a WHERE k IN (" + markers + ")");
    }
}
