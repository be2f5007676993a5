package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The corpus, S51 to S84: what looks like a loop and is none. */
class NegativesTest {
    private Scenario unit;

    @BeforeEach
    void open() {
        unit = Scenario.unit("GET /orders").at("app.Orders.list:42");
    }

    private void silent(Scenario... units) {
        assertThat(Verdicts.alarms(units)).isEmpty();
    }

    /** S51. */
    @Test
    void oneQueryInEachOfAHundredRequestsIsNoLoop() {
        silent(IntStream.range(0, 100)
                .mapToObj(i -> {
                    Scenario own = Scenario.unit(i, Unit.Kind.REQUEST, "GET /user/{id}")
                            .at("app.Users.get:5");
                    own.select("select id, name from users where id = ?", i).gives(1, n -> row(i, "x"));
                    return own;
                })
                .toArray(Scenario[]::new));
    }

    /** S52. */
    @Test
    void aPollerThatFindsNothingIsNoLoop() {
        silent(IntStream.range(0, 30)
                .mapToObj(i -> {
                    Scenario own = Scenario.unit(i, Unit.Kind.THREAD, "poller").at("app.Poller.run:5");
                    own.select("select id from jobs where state = ?", "new").none();
                    return own;
                })
                .toArray(Scenario[]::new));
    }

    /** S53. */
    @Test
    void aRetryAfterFailuresIsNoRepetition() {
        unit.select("select v from cfg where k = ?", "x").fails();
        unit.select("select v from cfg where k = ?", "x").fails();
        unit.select("select v from cfg where k = ?", "x").gives(1, i -> row("y"));
        silent(unit);
    }

    /** S54. */
    @Test
    void aBatchFetchIsTheCureNotTheIllness() {
        List<Row> rows = unit.select("select id, c_id from p").gives(100, i -> row(i, 1000 + i));
        for (int from = 0; from < 100; from += 50) {
            Object[] keys = rows.subList(from, from + 50).stream()
                    .map(r -> r.get("c_id"))
                    .toArray();
            unit.select("select id, name from c where id in (?" + ", ?".repeat(49) + ")", keys)
                    .gives(50, i -> row(keys[i - 1], "c"));
        }
        silent(unit);
    }

    /** S56, S80. */
    @Test
    void warmingACacheAtStartIsInformation() {
        Scenario start = Scenario.unit(1, Unit.Kind.STARTUP, "main").at("app.Cache.warm:*5");
        for (int i = 1; i <= 200; i++) {
            int id = i;
            start.select("select id, name from product where id = ?", id).gives(1, n -> row(id, "p"));
        }
        assertThat(Verdicts.of(start)).containsExactly("A02 INFO E2 product.id k=200");
    }

    /** S58. */
    @Test
    void senderAndReceiverAreTwoQuestions() {
        Row message = unit.select("select id, sender_id, receiver_id from message where id = ?", 9)
                .gives(1, i -> row(9, 1, 2))
                .get(0);
        unit.select("select id, name from users where id = ?", message.get("sender_id"))
                .gives(1, i -> row(1, "a"));
        unit.select("select id, name from users where id = ?", message.get("receiver_id"))
                .gives(1, i -> row(2, "b"));
        silent(unit);
    }

    /** S59. */
    @Test
    void pagesAreNoLoopOverRows() {
        for (int page = 0; page < 8; page++) {
            int first = page * 20;
            unit.select("select id, name from item order by id limit ? offset ?", 20, first)
                    .gives(20, i -> row(first + i, "n"));
        }
        int last = 0;
        for (int page = 0; page < 8; page++) {
            int from = last;
            unit.select("select id, name from other where id > ? order by id limit 20", from)
                    .gives(20, i -> row(from + i, "n"));
            last += 20;
        }
        silent(unit);
    }

    /** S61. */
    @Test
    void anExportInChunksIsNoLoop() {
        List<Row> ids = unit.select("select id from big").gives(10_000, i -> row(i));
        for (int from = 0; from < 10_000; from += 1000) {
            Object[] keys = ids.subList(from, from + 1000).stream()
                    .map(r -> r.get("id"))
                    .toArray();
            unit.select("select id, body from big where id in (?" + ", ?".repeat(999) + ")", keys)
                    .gives(1000, i -> row(keys[i - 1], "b"));
        }
        silent(unit);
    }

    /** S62. */
    @Test
    void onePlusOneIsNoLoop() {
        Row order = unit.select("select id, cust_id from orders where id = ?", 7)
                .gives(1, i -> row(7, 3))
                .get(0);
        unit.select("select id, x from items where order_id = ?", 7).gives(3, i -> row(100 + i, "x"));
        unit.select("select id, name from cust where id = ?", order.get("cust_id"))
                .gives(1, i -> row(3, "c"));
        assertThat(Verdicts.of(unit)).isEmpty();
    }

    /** S63. */
    @Test
    void aFixtureMayCheckEachRow() {
        Scenario setUp = Scenario.unit(1, Unit.Kind.SETUP, "OrderTest").at("app.OrderTest.fill:*5");
        setUp.begin();
        for (int i = 0; i < 20; i++) {
            setUp.select("select id from users where email = ?", "u" + i).none();
            setUp.write("insert into users(email) values (?)", "u" + i).run();
        }
        setUp.commit();
        silent(setUp);
    }

    /** S65. */
    @Test
    void aPoolsCheckIsNoQuery() {
        for (int i = 0; i < 6; i++) {
            unit.select("select 1").gives(1, n -> row(1));
            unit.select("select name from users where id = ?", 1000 + 13 * i % 7)
                    .gives(1, n -> row("x"));
        }
        assertThat(Verdicts.alarms(unit)).noneMatch(line -> line.contains("A09"));
    }

    /** S67. */
    @Test
    void threeShardsAskedTheSameAreNoRepetition() {
        for (int shard = 1; shard <= 3; shard++) {
            unit.on(shard)
                    .select("select count(*) from users where name = ?", "x")
                    .gives(1, i -> row(5));
        }
        silent(unit);
    }

    /** S69. */
    @Test
    void aStatusCodeIsNoKey() {
        unit.select("select id, status from orders").gives(10, i -> row(i, i % 2));
        unit.select("select * from report where kind = ?", 1).none();
        unit.select("select * from report where kind = ?", 0).none();
        silent(unit);
    }

    /** S70. */
    @Test
    void anUpdateOfTheCurrentRowOfACursorIsMeant() {
        unit.begin();
        for (Row r : unit.select("select id from t for update").gives(20, i -> row(i))) {
            unit.write("update t set x = ? where current of c", 500 + (int) r.get("id"))
                    .run();
        }
        unit.commit();
        silent(unit);
    }

    /** S72. */
    @Test
    void readingWhatWasWrittenIsNoRepetition() {
        unit.begin();
        unit.select("select v from x where id = ?", 1).gives(1, i -> row("a"));
        unit.write("update x set v = 'b' where id = ?", 1).run();
        unit.select("select v from x where id = ?", 1).gives(1, i -> row("b"));
        unit.commit();
        silent(unit);
    }

    /** S73. */
    @Test
    void fourDifferentQuestionsAreNoLoop() {
        List.of("a", "b", "c", "d")
                .forEach(t -> unit.select("select v from cfg_" + t).gives(1, i -> row(t)));
        silent(unit);
    }

    /** S74. */
    @Test
    void aPageAndItsCountAreNoNPlusOne() {
        unit.select("select count(*) from item where kind = ?", 3).gives(1, i -> row(55));
        unit.select("select id, name from item where kind = ? limit 20", 3).gives(20, i -> row(i, "n"));
        silent(unit);
    }

    /** S76. */
    @Test
    void twoRowsCheckedAreTooFew() {
        unit.begin();
        for (String email : List.of("a@x", "b@x")) {
            unit.select("select id from users where email = ?", email).none();
            unit.write("insert into users(email) values (?)", email).run();
        }
        unit.commit();
        silent(unit);
    }

    /** S82. */
    @Test
    void aBatchIsNoLoop() {
        unit.begin();
        for (int n = 0; n < 4; n++) {
            int first = n * 50;
            unit.batch(
                    "insert into t(id, x) values (?, ?)",
                    IntStream.range(0, 50).mapToObj(i -> row(first + i, "x")).toList());
        }
        unit.commit();
        silent(unit);
    }

    /** S84. */
    @Test
    void whatTheTestItselfAsksToCheckIsNoFinding() {
        Scenario test = Scenario.unit(1, Unit.Kind.TEST, "OrderTest.savesAll")
                .at("app.Orders.save:5", "app.OrderTest.savesAll:20");
        test.batch("insert into orders(id, x) values (?, ?)", Arrays.asList(row(1, "a"), row(2, "b")));
        test.select("select count(*) from orders").gives(1, n -> row(0));
        test.select("select count(*) from orders").gives(1, n -> row(0));
        test.at("app.OrderTest.savesAll:*22");
        for (int i = 1; i <= 10; i++) {
            int id = i;
            test.select("select x from orders where id = ?", id).gives(1, n -> row("a" + id));
        }
        assertThat(Verdicts.alarms(test)).noneMatch(line -> line.contains("A02"));
    }

    @Test
    void aCommitBetweenMakesItANewQuestion() {
        for (int i = 0; i < 2; i++) {
            unit.begin();
            unit.select("select v from cfg where k = ?", "x").gives(1, n -> row("y"));
            unit.mark(Mark.Kind.COMMIT);
        }
        silent(unit);
    }
}
