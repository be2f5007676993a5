package dev.flycatcher.analyzer;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
        analyzer.add(new Trace(forward.unit(), backward, forward.marks(), forward.values(), -5, forward.dropped(), ""));
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
