package dev.flycatcher.analyzer;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.report.ConsoleReport;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.Report.Occurrence;
import dev.flycatcher.analyzer.trace.Mapped;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Transcript;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of units that look alike, of which some are judged. */
class FormsTest {
    private static final Mapped.Attribute BUYER =
            new Mapped.Attribute("buyer", Mapped.Role.REFERENCE, "app.Person", List.of("cust_fk"), "", "");

    private final Analyzer analyzer = new Analyzer();
    private long id;

    private Trace orders(int rows, IntUnaryOperator customer) {
        Scenario unit = Scenario.unit(++id, Unit.Kind.REQUEST, "GET /orders").at("app.Orders.list:*42");
        for (Row r : unit.select("select id, cust_id from orders")
                .gives(rows, i -> row(1_000 + i, customer.applyAsInt(i)))) {
            unit.select("select id, name from cust where id = ?", r.get("cust_id"))
                    .gives(1, i -> row(r.get("cust_id"), "x"));
        }
        return unit.trace();
    }

    private Trace orders(int rows) {
        return orders(rows, i -> i * 13 % 101);
    }

    private static Trace at(long millis, Trace trace) {
        return in(trace.unit().kind(), millis, trace.elapsedNanos(), trace);
    }

    private static Trace in(Unit.Kind kind, long millis, long elapsedNanos, Trace trace) {
        return new Trace(
                new Unit(trace.unit().id(), kind, trace.unit().name(), millis),
                trace.executions(),
                trace.marks(),
                trace.values(),
                elapsedNanos,
                trace.dropped(),
                trace.databases());
    }

    private boolean judges(Trace trace) {
        return analyzer.add(Transcript.of(trace)) != null;
    }

    /** Judges until a unit like it is due no more. */
    private void settle(Trace trace) {
        for (int i = 0; i < 8; i++) {
            judges(trace);
        }
        assertThat(judges(trace)).isFalse();
    }

    @Test
    void ofUnitsThatLookAlikeTheFirstEightAndThenEveryPowerOfTwoAreJudged() {
        List<Integer> judged = IntStream.rangeClosed(1, 4_096)
                .filter(i -> judges(at(0, orders(10))))
                .boxed()
                .toList();
        assertThat(judged).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096);
    }

    @Test
    void theReportIsThatOfAllAndSaysHowManyWereJudged() {
        Analyzer all = new Analyzer();
        for (int i = 1; i <= 1_000; i++) {
            Trace trace = at(0, orders(i % 3 + 10));
            all.add(trace);
            judges(trace);
        }
        Report whole = all.report();
        Report report = analyzer.report();
        assertThat(report.entries()).hasSize(1).isEqualTo(whole.entries());
        assertThat(report.entries().get(0).occurrences())
                .containsExactlyInAnyOrder(
                        new Occurrence("GET /orders", 334, 11, 11),
                        new Occurrence("GET /orders", 333, 12, 12),
                        new Occurrence("GET /orders", 333, 10, 10));
        assertThat(report.shapes()).isEqualTo(whole.shapes());
        assertThat(report.keys()).isEqualTo(whole.keys());
        assertThat(report.notJudged()).isEqualTo(whole.notJudged());
        assertThat(report.summary().executions()).isEqualTo(whole.summary().executions());
        assertThat(report.summary().nanos()).isEqualTo(whole.summary().nanos());
        assertThat(report.summary().units()).isEqualTo(1_000);
        assertThat(report.summary().judged()).isEqualTo(3 * (8 + 5));
        assertThat(ConsoleReport.of(report, List.of(), false))
                .contains("flycatcher: judged 39 units; the other 961 looked like one of them and are counted with it");
    }

    @Test
    void oneRowMoreIsAnotherForm() {
        settle(orders(10));
        assertThat(judges(orders(11))).isTrue();
    }

    /** [1, 2, 3] and [1, 1, 3]: the second asks for what it was told already. */
    @Test
    void aKeyAskedForTwiceIsAnotherForm() {
        settle(orders(10));
        assertThat(judges(orders(10, i -> i == 2 ? 13 : i * 13 % 101))).isTrue();
    }

    /** Bound to what no list gave: no loop over its rows. */
    @Test
    void aKeyThatWasNotReadIsAnotherForm() {
        settle(orders(10));
        Scenario unit = Scenario.unit(99, Unit.Kind.REQUEST, "GET /orders").at("app.Orders.list:*42");
        for (Row r : unit.select("select id, cust_id from orders").gives(10, i -> row(1_000 + i, i * 13 % 101))) {
            unit.select(
                            "select id, name from cust where id = ?",
                            5_000 + r.get("cust_id").hashCode())
                    .gives(1, i -> row(5_000 + r.get("cust_id").hashCode(), "x"));
        }
        assertThat(judges(unit.trace())).isTrue();
    }

    @Test
    void otherValuesInTheSamePlacesAreTheSameForm() {
        settle(orders(10));
        assertThat(judges(orders(10, i -> i * 17 % 101))).isFalse();
    }

    @Test
    void aUnitThatTookMoreThanTwiceAsLongIsJudged() {
        Trace usual = in(Unit.Kind.REQUEST, 0, 1_000_000, orders(10));
        settle(usual);
        assertThat(judges(in(Unit.Kind.REQUEST, 0, 2_000_000, usual))).isFalse();
        assertThat(judges(in(Unit.Kind.REQUEST, 0, 2_000_001, usual))).isTrue();
        assertThat(judges(in(Unit.Kind.REQUEST, 0, 2_000_001, usual))).isFalse();
    }

    @Test
    void afterTenSecondsOneIsJudgedAgain() {
        settle(at(1_000, orders(10)));
        assertThat(judges(at(10_999, orders(10)))).isFalse();
        assertThat(judges(at(11_000, orders(10)))).isTrue();
        assertThat(judges(at(11_001, orders(10)))).isFalse();
    }

    @Test
    void everyTestIsJudged() {
        for (int i = 0; i < 100; i++) {
            assertThat(judges(in(Unit.Kind.TEST, 0, 0, orders(10)))).isTrue();
        }
    }

    /** More forms than are kept: those forgotten are judged anew, and no unit is lost. */
    @Test
    void formsThatAreForgottenLoseNothing() {
        for (int round = 0; round < 20; round++) {
            judges(at(0, orders(4)));
        }
        for (int form = 0; form < 1_024; form++) {
            judges(at(form * 10_000L, named("GET /orders/" + form, orders(4))));
        }
        assertThat(analyzer.report().entries().get(0).finding().units()).isEqualTo(20 + 1_024);
        assertThat(judges(at(0, orders(4)))).isTrue();
    }

    /** As Hibernate asks. */
    private Trace lazy() {
        Scenario unit = Scenario.unit(++id, Unit.Kind.REQUEST, "GET /lazy")
                .at("org.hibernate.Loader.load:7", "app.Orders.list:*42");
        for (Row r : unit.select("select o1_0.id, o1_0.cust_fk from tbl_orders o1_0")
                .gives(10, i -> row(1_000 + i, i * 13 % 101))) {
            unit.select("select c1_0.id, c1_0.name from tbl_people c1_0 where c1_0.id = ?", r.get("cust_fk"))
                    .gives(1, i -> row(r.get("cust_fk"), "x"));
        }
        return unit.trace();
    }

    @Test
    void classesMetMakeNoFormAndGiveTheirNamesThoughTheUnitThatTakesThemAlongIsNotJudged() {
        List<Mapped> met = List.of(
                new Mapped(Mapped.Kind.ENTITY, "app.Order", "", "PurchaseOrder", "tbl_orders", List.of(BUYER)),
                new Mapped(Mapped.Kind.ENTITY, "app.Person", "", "Person", "tbl_people", List.of()));
        Trace plain = lazy();
        Transcript named = Transcript.of(plain);
        named.names(met);
        assertThat(named.form()).isEqualTo(Transcript.of(plain).form());
        assertThat(named.trace()).isEqualTo(plain.with(met));
        settle(plain);
        assertThat(code()).doesNotContain("PurchaseOrder");
        assertThat(analyzer.add(named)).isNull();
        assertThat(code()).contains("PurchaseOrder p left join fetch p.buyer");
    }

    private String code() {
        return String.valueOf(analyzer.report().entries().get(0).cure().code());
    }

    private static Trace named(String name, Trace trace) {
        return new Trace(
                new Unit(trace.unit().id(), trace.unit().kind(), name, 0),
                trace.executions(),
                trace.marks(),
                trace.values(),
                trace.elapsedNanos(),
                trace.dropped(),
                trace.databases());
    }

    @Test
    void aUnitOfMoreFindingsThanAreKeptIsJudgedEachTime() {
        Scenario unit = Scenario.unit(1, Unit.Kind.REQUEST, "GET /all").at("app.All.list:*42");
        for (int table = 0; table < 4_200; table++) {
            for (int i = 0; i < 3; i++) {
                unit.select("select v from t" + table + " where id = 7").gives(1, row -> row(1));
            }
        }
        Trace all = unit.trace();
        assertThat(analyzer.entries(Objects.requireNonNull(analyzer.add(Transcript.of(all)))))
                .hasSizeGreaterThan(4_096);
        for (int i = 0; i < 20; i++) {
            assertThat(judges(all)).isTrue();
        }
    }
}
