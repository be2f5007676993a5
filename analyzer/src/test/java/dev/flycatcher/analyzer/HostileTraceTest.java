package dev.flycatcher.analyzer;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.detect.NotJudged;
import dev.flycatcher.analyzer.report.Form;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Units that no application would record: the judge reads them all. */
class HostileTraceTest {
    private static final List<String> STATEMENTS = List.of(
            "select id, a_id from a",
            "select * from b where id = ?",
            "select count(*) from b where a_id = ?",
            "select id from b where id in (?, ?)",
            "insert into a(id, x) values (?, ?)",
            "update a set x = ? where id = ?",
            "delete from a where id = ?",
            "{call p(?)}",
            "select ' unclosed where (",
            "with",
            "");

    @Test
    void anyMixOfStatementsIsJudgedTheSameTwice() {
        for (int seed = 0; seed < 300; seed++) {
            Report once = report(seed);
            assertThat(report(seed)).isEqualTo(once);
            assertThat(once.entries())
                    .allSatisfy(entry ->
                            assertThat(entry.finding().child().executions()).isPositive());
        }
    }

    private static Report report(int seed) {
        Random random = new Random(seed);
        Analyzer analyzer = new Analyzer();
        for (int unit = 0; unit < 3; unit++) {
            analyzer.add(unit(unit, random));
        }
        return analyzer.report();
    }

    private static Trace unit(int id, Random random) {
        Unit.Kind[] kinds = Unit.Kind.values();
        Scenario unit =
                Scenario.unit(id, kinds[random.nextInt(kinds.length)], "u").at("app.A.b:*" + (5 + random.nextInt(3)));
        for (int n = random.nextInt(60); n > 0; n--) {
            String sql = STATEMENTS.get(random.nextInt(STATEMENTS.size()));
            int markers = (int) sql.chars().filter(c -> c == '?').count();
            Object[] binds = random.ints(markers, 0, 12).boxed().toArray();
            unit.on(random.nextInt(2)).thread(random.nextInt(2));
            if (random.nextInt(4) > 0) {
                unit.select(sql, binds).gives(random.nextInt(6), i -> row(random.nextInt(12), random.nextInt(12)));
            } else {
                unit.write(sql, binds).fails();
            }
        }
        return unit.trace();
    }

    /** Exact counts whatever the size; the table of units stays bounded. */
    @Test
    void aUnitOfAHundredThousandChildrenIsCountedExactly() {
        Scenario unit = Scenario.unit("x").at("app.A.b:*5");
        for (Row r : unit.select("select id, b_id from a").gives(100_000, i -> row(i, i * 37L))) {
            unit.select("select v from b where id = ?", r.get("b_id"))
                    .statement(7)
                    .gives(1, i -> row("x"));
        }
        Analyzer analyzer = new Analyzer();
        analyzer.add(unit.trace());
        Report report = analyzer.report();
        assertThat(report.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.finding().child().executions()).isEqualTo(100_000);
            assertThat(entry.finding().child().distinctBinds()).isEqualTo(100_000);
        });
        assertThat(report.summary().executions()).isEqualTo(100_001);
        assertThat(report.units().get(0).timeline()).hasSizeLessThanOrEqualTo(20_000);
    }

    /** Values of 1 GiB are sizes and nothing else; their sum is larger than an int. */
    @Test
    void valuesOfAGibibyteAreMeasuredNotKept() {
        Scenario unit = Scenario.unit("x").at("app.A.b:*5");
        unit.select("select id, body from a").gives(20, i -> row(i, "b" + i));
        Trace small = unit.trace();
        List<Execution> huge =
                small.executions().stream().map(HostileTraceTest::huge).toList();
        Analyzer analyzer = new Analyzer();
        analyzer.add(
                new Trace(small.unit(), huge, small.marks(), small.values(), 1, small.dropped(), small.databases()));
        assertThat(analyzer.report().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.finding().rule()).isEqualTo("A30"));
    }

    private static Execution huge(Execution e) {
        List<Result> results = e.results().stream()
                .map(r -> new Result(
                        r.kind(),
                        r.rows(),
                        r.exhausted(),
                        r.columns().stream()
                                .map(c -> new Column(
                                        c.index(),
                                        c.label(),
                                        c.span(),
                                        (long) c.rows().length << 30,
                                        c.rows(),
                                        c.values()))
                                .toList(),
                        r.hash(),
                        r.firstNanos(),
                        r.lastNanos()))
                .toList();
        return new Execution(
                e.ordinal(),
                e.shape(),
                e.statement(),
                e.connection(),
                e.thread(),
                e.transaction(),
                e.startNanos(),
                e.elapsedNanos(),
                e.binds(),
                results,
                e.updateCount(),
                e.sqlState(),
                e.stack());
    }

    /** Cut off while its transaction, its connection and its results are open; its length is unknown or endless. */
    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void aUnitThatNeverEndsIsJudgedByWhatItDid(long elapsed) {
        Scenario unit = Scenario.unit("x").at("app.A.b:*5").mark(Mark.Kind.OPEN).begin();
        for (Row r : unit.select("select id, b_id from a").leaving().gives(10, i -> row(i, i * 37))) {
            unit.select("select v from b where id = ?", r.get("b_id")).leaving().gives(1, i -> row("x"));
        }
        Trace open = unit.trace();
        Analyzer analyzer = new Analyzer();
        analyzer.add(new Trace(
                open.unit(),
                open.executions(),
                open.marks(),
                open.values(),
                elapsed,
                open.dropped(),
                open.databases()));
        Report report = analyzer.report();
        assertThat(report.entries())
                .extracting(entry -> entry.finding().rule())
                .contains("A01")
                .doesNotContain("A53");
        assertThat(report.summary().executions()).isEqualTo(11);
        assertThat(Form.values())
                .allSatisfy(form -> assertThat(form.text(report)).isNotBlank());
    }

    /** Counted exactly, told in part: no form of the report grows with a statement's length. */
    @Test
    void aShapeOfFiveMegabytesIsCountedAndCutWhereItIsTold() {
        Report report = fiveMegabytes("select v from b where id = ? order by ", "");
        assertThat(report.entries())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.finding().child().executions()).isEqualTo(5));
        assertThat(Form.values())
                .allSatisfy(form -> assertThat(form.text(report)).hasSizeBetween(1, 1_000_000));
    }

    @Test
    void whatStandsBehindAShapesCutIsNamedAsNotJudged() {
        Report report = fiveMegabytes("select v, ", " from b where id = ?");
        assertThat(report.summary().executions()).isEqualTo(6);
        assertThat(report.notJudged())
                .contains(new NotJudged(
                        "A01", "of statements longer than 65,536 characters (1) only the beginning was judged"));
    }

    private static Report fiveMegabytes(String before, String after) {
        String columns =
                IntStream.range(0, 500_000).mapToObj("c%07d"::formatted).collect(Collectors.joining(", "));
        String sql = before + columns + after;
        assertThat(sql).hasSizeGreaterThanOrEqualTo(5_000_000);
        Scenario unit = Scenario.unit("x").at("app.A.b:*5");
        for (Row r : unit.select("select id, b_id from a").gives(5, i -> row(i, i * 37))) {
            unit.select(sql, r.get("b_id")).gives(1, i -> row("x"));
        }
        Analyzer analyzer = new Analyzer();
        analyzer.add(unit.trace());
        return analyzer.report();
    }

    @Test
    void aClockThatRunsBackwardsCostsNothing() {
        Scenario unit = Scenario.unit("x").at("app.A.b:*5");
        for (Row r : unit.select("select id, b_id from a").gives(10, i -> row(i, i * 37))) {
            unit.select("select v from b where id = ?", r.get("b_id")).gives(1, i -> row("x"));
        }
        Trace forward = unit.trace();
        List<Execution> backward =
                forward.executions().stream().map(HostileTraceTest::backwards).toList();
        Analyzer analyzer = new Analyzer();
        analyzer.add(new Trace(
                forward.unit(), backward, forward.marks(), forward.values(), -5, forward.dropped(), Map.of()));
        assertThat(analyzer.report().entries()).hasSize(1);
        assertThat(analyzer.report().entries().get(0).saved().millisAt().values())
                .allMatch(millis -> millis >= 0);
    }

    private static Execution backwards(Execution e) {
        List<Result> results = e.results().stream()
                .map(r -> new Result(r.kind(), r.rows(), r.exhausted(), r.columns(), r.hash(), 900, -900))
                .toList();
        return new Execution(
                e.ordinal(),
                e.shape(),
                e.statement(),
                e.connection(),
                e.thread(),
                e.transaction(),
                -e.startNanos(),
                -7,
                e.binds(),
                results,
                e.updateCount(),
                e.sqlState(),
                e.stack());
    }
}
