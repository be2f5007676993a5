package dev.flycatcher.analyzer.report;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.detect.Child;
import dev.flycatcher.analyzer.detect.Finding;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** I17: of a minimal set of changes, those that get into each other's way. */
class ConflictsTest {
    private static final String ORDERS = "select id, user_id, shop_id from orders";

    private final Scenario unit = Scenario.unit("GET /orders").at("app.Orders.list:*42");

    private List<Row> orders() {
        return unit.select(ORDERS).gives(10, i -> row(i, 100 + 3 * i, 500 + 7 * i));
    }

    private void usersAndShops() {
        for (Row r : orders()) {
            unit.select("select id, name from users where id = ?", r.get("user_id"))
                    .gives(1, i -> row(r.get("user_id"), "u"));
            unit.select("select id, name from shops where id = ?", r.get("shop_id"))
                    .gives(1, i -> row(r.get("shop_id"), "s"));
        }
    }

    private static Report judged(Scenario... units) {
        Analyzer analyzer = new Analyzer();
        for (Scenario unit : units) {
            analyzer.add(unit.trace());
        }
        return analyzer.report();
    }

    @Test
    void joinsToOneQueryAreOneStatement() {
        usersAndShops();
        assertThat(Conflicts.of(judged(unit)).values())
                .hasSize(2)
                .allSatisfy(words -> assertThat(words)
                        .containsExactly(
                                "Findings 1, 2 would join to the same query: write their joins into one statement."));
    }

    @Test
    void joinsThatBringSeveralRowsEachExcludeEachOther() {
        usersAndShops();
        Report report = judged(unit);
        Report many =
                report.with(report.entries().stream().map(ConflictsTest::toMany).toList());
        assertThat(Conflicts.of(many).get(0))
                .singleElement()
                .asString()
                .contains("together they multiply", "join one of them and fetch the others by keys");
    }

    private static Report.Entry toMany(Report.Entry entry) {
        Finding f = entry.finding();
        Child c = f.child();
        Child many =
                new Child(c.shape(), c.bind(), c.column(), c.executions(), c.distinctBinds(), c.rows(), 4, c.nanos());
        Finding finding = new Finding(
                f.rule(),
                f.severity(),
                f.evidence(),
                f.unit(),
                f.units(),
                f.parent(),
                many,
                f.flow(),
                f.candidates(),
                f.callSite(),
                f.loop(),
                f.stack());
        return new Report.Entry(finding, entry.cure(), entry.saved());
    }

    /** A34 beside A01: a join that was meant to fetch, and a loop that fetches again. */
    @Test
    void aTableThatIsJoinedInVainAndAskedRowByRowIsReadWhereItIsJoined() {
        String joining = "select o.id, o.cust_id, c.name from orders o join cust c on c.id = o.cust_id";
        Scenario[] units = IntStream.range(0, 20)
                .mapToObj(n -> {
                    Scenario each = Scenario.unit("GET /orders").at("app.Orders.list:*42");
                    for (Row order :
                            each.select(joining).reading("id", "cust_id").gives(6, i -> row(i, 700 + 3 * i))) {
                        each.select("select id, name from cust where id = ?", order.get("cust_id"))
                                .gives(1, i -> row(order.get("cust_id"), "c"));
                    }
                    return each;
                })
                .toArray(Scenario[]::new);
        Report report = judged(units);
        List<String> rules =
                report.entries().stream().map(entry -> entry.finding().rule()).toList();
        assertThat(rules).containsExactlyInAnyOrder("A01", "A34");
        String words = "Finding %d asks cust for what the query of finding %d joins already and nobody reads there:"
                        .formatted(rules.indexOf("A01") + 1, rules.indexOf("A34") + 1)
                + " read it there, and leave the join in.";
        assertThat(Conflicts.of(report).get(rules.indexOf("A34"))).containsExactly(words);
        assertThat(Conflicts.of(report).get(rules.indexOf("A01"))).contains(words);
    }

    /** A chain of two loops: the country of the customer of each order. */
    @Test
    void aJoinToAStatementThatAnotherJoinRemovesComesFirst() {
        for (Row order : unit.select("select id, user_id from orders").gives(10, i -> row(i, 100 + 3 * i))) {
            Row user = unit.select("select id, country_id from users where id = ?", order.get("user_id"))
                    .gives(1, i -> row(order.get("user_id"), 7_000 + 11 * (int) order.get("id")))
                    .get(0);
            unit.select("select id, name from countries where id = ?", user.get("country_id"))
                    .gives(1, i -> row(user.get("country_id"), "c"));
        }
        Report report = judged(unit);
        int inner = finding(report, "countries");
        int outer = finding(report, "users");

        assertThat(Conflicts.of(report)).containsOnlyKeys(inner);
        assertThat(Conflicts.of(report).get(inner))
                .containsExactly(
                        "Finding %1$d would join to the query that finding %2$d does away with: make finding %1$d"
                                        .formatted(inner + 1, outer + 1)
                                + " first and join what it gives, or make one of the two alone.");
    }

    private static int finding(Report report, String table) {
        return IntStream.range(0, report.entries().size())
                .filter(i ->
                        report.entries().get(i).finding().child().shape().sql().contains("from " + table))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatAnotherPlaceDoesNotNeedIsNotToBeFetchedAlways() {
        for (Row r : orders()) {
            unit.select("select id, name from users where id = ?", r.get("user_id"))
                    .gives(1, i -> row(r.get("user_id"), "u"));
        }
        Scenario plain = Scenario.unit("GET /export").at("app.Export.all:9");
        plain.select(ORDERS).gives(10, i -> row(i, 100 + 3 * i, 500 + 7 * i));
        assertThat(Conflicts.of(judged(unit, plain)).get(0))
                .containsExactly("The query that led to finding 1 ran 2 times, 1 time without this: fetch it there,"
                        + " not always (as an eager mapping would).");
    }

    @Test
    void oneJoinAloneHasNoRemark() {
        for (Row r : orders()) {
            unit.select("select id, name from users where id = ?", r.get("user_id"))
                    .gives(1, i -> row(r.get("user_id"), "u"));
        }
        assertThat(Conflicts.of(judged(unit))).isEmpty();
    }
}
