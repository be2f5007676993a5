package dev.flycatcher.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of units that have ended is bounded, and what is not kept is known to be unknown (decision 59). */
class LatelyTest {
    private final Lately lately = new Lately();
    private final Budget budget = new Budget(1 << 22);

    private WorkUnit unit() {
        WorkUnit unit = new WorkUnit(1, Unit.Kind.REQUEST, null, budget, Mode.FLOW);
        unit.log(Thread.currentThread());
        unit.close();
        return unit;
    }

    @Test
    void keepsTheLastUnitsAndNoMoreThan65536Words() {
        long before = lately.knownFrom();
        WorkUnit last = unit();
        for (int i = 0; i < 1_000; i++) {
            last = unit();
            lately.keep(last, "GET /", true, 0);
        }
        assertThat(lately.words()).isPositive().isLessThanOrEqualTo(65_536);
        assertThat(lately.kept()).last().isSameAs(last);
        assertThat(lately.knownFrom() - before).isPositive();
        assertThat(lately.kept())
                .allSatisfy(kept ->
                        assertThat(kept.startedNanos - lately.knownFrom()).isPositive());
    }

    @Test
    void keepsNeitherWhatIsNotWholeNorWhatWasBefore() {
        lately.keep(unit(), "GET /", true, 0);
        WorkUnit unit = unit();
        lately.keep(unit, "GET /", false, 0);
        assertThat(lately.kept()).isEmpty();
        assertThat(lately.knownFrom()).isEqualTo(unit.startedNanos + unit.elapsedNanos());
    }

    @Test
    void doesNotKnowWhatWasReadInNoUnit() {
        long now = System.nanoTime();
        lately.keep(unit(), "GET /", true, 1);
        assertThat(lately.knownFrom() - now).isPositive();
    }

    @Test
    void letsGoOfAllAndKeepsNothingAfterTheEnd() {
        lately.keep(unit(), "GET /", true, 0);
        lately.clear();
        assertThat(lately.words()).isZero();
        lately.keep(unit(), "GET /", true, 0);
        lately.end();
        lately.keep(unit(), "GET /", true, 0);
        assertThat(lately.words()).isZero();
        assertThat(budget.taken()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"COUNT, false", "FLOW, true", "FORENSIC, true"})
    void unitsAreKeptOnlyWhereValuesAreReadAndUntilTheEnd(Mode mode, boolean kept) {
        Units units = new Units(name -> false, unit -> {});
        units.mode(mode);
        JdbcRecorder recorder = new JdbcRecorder(units);
        StatementState statement = new StatementState(new ConnectionState(Engines.UNKNOWN), "SELECT 1", 0);
        recorder.executing(statement, null, false);
        recorder.executed(statement, null, -1);
        units.closeAll();
        assertThat(units.kept() > 0).isEqualTo(kept);
        units.end();
        assertThat(units.kept()).isZero();
    }
}
