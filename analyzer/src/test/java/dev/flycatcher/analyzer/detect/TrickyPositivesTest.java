package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.trace.Mark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The corpus, S15 to S49: what detectors that count text or stacks miss or misname. */
class TrickyPositivesTest {
    private static final String ORDERS = "select id, cust_id from orders";
    private static final String CUST = "select id, name from cust where id = ?";
    private static final String TO_ONE = "A01 ERROR E3 orders.cust_id -> cust.id k=10 n=10";

    private Scenario unit;

    @BeforeEach
    void open() {
        unit = Scenario.unit("GET /orders").at("app.Orders.list:*42");
    }

    private List<Row> orders() {
        return unit.select(ORDERS).gives(10, i -> row(i, 1 + i * 7 % 10));
    }

    private void cust(Object id) {
        unit.select(CUST, id).gives(1, i -> row(id, "x"));
    }

    /** S15. */
    @Test
    void literalsAreBinds() {
        for (Row r : orders()) {
            unit.select("select id, name from cust where id = " + r.get("cust_id"))
                    .gives(1, i -> row(r.get("cust_id"), "x"));
        }
        assertThat(Verdicts.of(unit)).containsExactly(TO_ONE, "A39 WARNING E2 cust k=10");
    }

    /** S16. */
    @Test
    void oneStatementPreparedOnceIsTenExecutions() {
        for (Row r : orders()) {
            unit.select(CUST, r.get("cust_id")).statement(99).gives(1, i -> row(r.get("cust_id"), "x"));
        }
        assertThat(Verdicts.of(unit)).containsExactly(TO_ONE);
    }

    /** S17. */
    @Test
    void textsThatDifferInWhiteSpaceCommentAndAliasNumberAreOneShape() {
        int n = 0;
        for (Row r : orders()) {
            n++;
            unit.select(
                            "select c" + n + ".id, c" + n + ".name /* " + n + " */ from  cust c" + n + " where c" + n
                                    + ".id=?",
                            r.get("cust_id"))
                    .gives(1, i -> row(r.get("cust_id"), "x"));
        }
        assertThat(Verdicts.of(unit)).containsExactly(TO_ONE);
    }

    /** S18. */
    @Test
    void childrenOnASecondConnectionAreFoundAndSoIsTheConnection() {
        unit.mark(Mark.Kind.OPEN);
        for (Row r : orders()) {
            unit.on(2).mark(Mark.Kind.OPEN);
            cust(r.get("cust_id"));
            unit.mark(Mark.Kind.CLOSE).on(1);
        }
        unit.mark(Mark.Kind.CLOSE);
        assertThat(Verdicts.of(unit)).containsExactlyInAnyOrder(TO_ONE, "A46 WARNING E2 cust k=10");
    }

    /** S19, S20, S22: executor, virtual threads, parallel stream. */
    @Test
    void orderLostToThreadsIsMadeUpForByNames() {
        List<Row> rows = new ArrayList<>(orders());
        Collections.shuffle(rows, new Random(3));
        int thread = 2;
        for (Row r : rows) {
            unit.thread(thread++ % 4 + 2);
            cust(r.get("cust_id"));
        }
        assertThat(Verdicts.of(unit)).containsExactly(TO_ONE);
    }

    /** S23. */
    @Test
    void aParentDrainedLongBeforeIsStillTheParent() {
        List<Row> rows = orders();
        unit.sleep(200);
        rows.forEach(r -> cust(r.get("cust_id")));
        assertThat(Verdicts.of(unit)).containsExactly(TO_ONE);
    }

    /** S24. */
    @Test
    void someOfTheRowsInOrderAreEnough() {
        List<Row> rows = unit.select("select id, cust_id, type from orders")
                .gives(10, i -> row(i, 1 + i * 7 % 10, i % 3 == 0 || i == 5 ? "B" : "A"));
        rows.stream().filter(r -> r.get("type").equals("B")).forEach(r -> cust(r.get("cust_id")));
        assertThat(Verdicts.of(unit)).containsExactly("A01 WARNING E3 orders.cust_id -> cust.id k=4 n=10");
    }

    /** S25. */
    @Test
    void whatACacheLeftOverIsAWarning() {
        List<Row> rows = orders();
        List.of(1, 5, 8).forEach(i -> cust(rows.get(i).get("cust_id")));
        assertThat(Verdicts.of(unit)).containsExactly("A01 WARNING E3 orders.cust_id -> cust.id k=3 n=10");
    }

    /** S26. */
    @Test
    void twoCustomersOfTenOrdersAreAWarning() {
        unit.select(ORDERS).gives(10, i -> row(i, 3 + i % 2));
        cust(4);
        cust(3);
        assertThat(Verdicts.of(unit)).containsExactly("A01 WARNING E3 orders.cust_id -> cust.id k=2 n=10");
    }

    /** A05. */
    @Test
    void theSameFewCustomersAgainAndAgainAreAMap() {
        for (Row r : unit.select(ORDERS).gives(12, i -> row(i, 3 + i % 3))) {
            cust(r.get("cust_id"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A05 WARNING E3 orders.cust_id -> cust.id k=12 n=12");
    }

    /** A05. */
    @Test
    void aFewCustomersMoreOftenThanNotNewAreNoMap() {
        for (Row r : unit.select(ORDERS).gives(12, i -> row(i, 3 + i % 5))) {
            cust(r.get("cust_id"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.cust_id -> cust.id k=12 n=12");
    }

    /** S28. */
    @Test
    void aListOfOnePerRowIsBoth() {
        for (Row r : orders()) {
            unit.select("select id, name from cust where id in (?)", r.get("cust_id"))
                    .gives(1, i -> row(r.get("cust_id"), "x"));
        }
        assertThat(Verdicts.of(unit)).containsExactly(TO_ONE, "A08 WARNING E2 cust.id k=10");
    }

    /** S30. */
    @Test
    void aProcedurePerRowIsFound() {
        for (Row r : orders()) {
            unit.select("{call get_customer(?)}", r.get("cust_id")).gives(1, i -> row(r.get("cust_id"), "x"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.cust_id ->  k=10 n=10");
    }

    /** S31. */
    @Test
    void aViewPerRowIsFound() {
        for (Row r : orders()) {
            unit.select("select * from v_customer where id = ?", r.get("cust_id"))
                    .gives(1, i -> row(r.get("cust_id"), "x"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.cust_id -> v_customer.id k=10 n=10");
    }

    /** S32. */
    @Test
    void theLoopIsFoundThroughThreeLayers() {
        unit.at(
                "org.hibernate.Loader.load:9",
                "app.CustomerRepository.byId:20",
                "app.CustomerService.find:30",
                "app.OrderService.list:*12",
                "app.Web.get:3");
        orders().forEach(r -> cust(r.get("cust_id")));
        Finding finding = Verdicts.findings(unit).get(0);
        assertThat(Verdicts.line(finding)).isEqualTo(TO_ONE);
        assertThat(finding.callSite().place()).isEqualTo("CustomerRepository.java:20");
        assertThat(finding.loop().place())
                .as("the loop's first line, the call being on line 12")
                .isEqualTo("OrderService.java:11");
    }

    /** S34. */
    @Test
    void aTreeWalkIsRecursive() {
        walk(0, 1);
        assertThat(Verdicts.of(unit)).containsExactly("A07 WARNING E3 node.id -> node.parent k=62 n=62");
    }

    private void walk(int parent, int depth) {
        for (Row r : unit.select("select id, name from node where parent = ?", parent)
                .gives(depth > 5 ? 0 : 2, i -> row(2 * parent + i, "n"))) {
            walk((int) r.get("id"), depth + 1);
        }
    }

    /** S35. */
    @Test
    void twoKindsOfChildAreTwoFindingsOfOneLoop() {
        for (Row r : unit.select("select id, kind, photo_or_video_id from media")
                .gives(10, i -> row(i, i % 2, 100 + 17 * i))) {
            Object id = r.get("photo_or_video_id");
            unit.select(
                            r.get("kind").equals(0)
                                    ? "select * from photo where id = ?"
                                    : "select * from video where id = ?",
                            id)
                    .gives(1, i -> row(id, "x"));
        }
        assertThat(Verdicts.of(unit))
                .containsExactly(
                        "A01 ERROR E3 media.photo_or_video_id -> video.id k=5 n=10",
                        "A01 ERROR E3 media.photo_or_video_id -> photo.id k=5 n=10");
    }

    /** S36. */
    @Test
    void aCompositeKeyIsOneFinding() {
        for (Row r : unit.select("select a, b from pairs").gives(10, i -> row(i % 3, 50 + i))) {
            unit.select("select * from child where a = ? and b = ?", r.get("a"), r.get("b"))
                    .gives(1, i -> row(r.get("a"), r.get("b"), "x"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 pairs.b -> child.b k=10 n=10");
        Flow flow = Verdicts.findings(unit).get(0).flow();
        assertThat(flow.also()).containsExactly(new Link("a", 1, 1, "a"));
        assertThat(flow.loose()).isZero();
    }

    /** S41. */
    @Test
    void writesBetweenDoNotHideTheLoop() {
        unit.begin();
        for (Row r : unit.select("select id, total from x").gives(10, i -> row(i, 3 * i))) {
            unit.write("update x set seen = 1 where id = ?", r.get("id")).run();
            unit.select("select * from y where x_id = ?", r.get("id")).gives(1, i -> row(900 + i, "y"));
        }
        unit.commit();
        assertThat(Verdicts.of(unit)).contains("A01 ERROR E3 x.id -> y.x_id k=10 n=10");
    }

    /** S42. */
    @Test
    void aProbePerRowIsAnAggregate() {
        for (Row r : orders()) {
            unit.select("select 1 from cust where id = ?", r.get("cust_id")).gives(1, i -> row(1));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A06 WARNING E3 orders.cust_id -> cust.id k=10 n=10");
    }

    /** S43. */
    @Test
    void aListOfOneRowIsALatentLoop() {
        for (Row r : unit.select("select id, cust_id from orders where status = ?", "open")
                .gives(1, i -> row(7, 3))) {
            cust(r.get("cust_id"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A03 INFO E0 orders.cust_id -> cust.id k=1 n=1");
    }

    /** S45. */
    @Test
    void aSequenceCallPerInsertIsNamed() {
        unit.begin();
        for (int i = 0; i < 10; i++) {
            int next = 50 + i;
            unit.select("select nextval('s')").gives(1, any -> row(next));
            unit.write("insert into t(id, x) values (?, ?)", next, "x" + i).run();
        }
        unit.commit();
        assertThat(Verdicts.of(unit)).contains("A60 WARNING E2  k=10");
    }

    /** S47. */
    @Test
    void aRetryIsOneFinding() {
        unit.begin();
        List<Row> first = orders();
        first.subList(0, 3).forEach(r -> cust(r.get("cust_id")));
        unit.mark(Mark.Kind.ROLLBACK).begin();
        orders().forEach(r -> cust(r.get("cust_id")));
        unit.commit();
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.cust_id -> cust.id k=13 n=20");
    }

    /** S49. */
    @Test
    void theVaryingBindIsTheSecond() {
        for (Row r : orders()) {
            unit.select(
                            "select c.id, g.name from cust c join grp g on g.id = c.grp where g.tenant = ? and c.id = ?",
                            77,
                            r.get("cust_id"))
                    .gives(1, i -> row(r.get("cust_id"), "x"));
        }
        assertThat(Verdicts.of(unit)).containsExactly(TO_ONE);
        assertThat(Verdicts.findings(unit).get(0).child().bind()).isEqualTo(2);
    }
}
