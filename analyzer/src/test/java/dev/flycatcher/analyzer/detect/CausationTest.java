package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.detect.Causation.Point;
import dev.flycatcher.analyzer.detect.Causation.Rerun;
import dev.flycatcher.analyzer.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("I05: the causal probe")
class CausationTest {
    private static final String ORDERS = "select id, cust_id from orders";
    private static final String CUST = "select name from cust where id = ?";
    private static final Finding FINDING = finding(loop(10, 10));

    /** A unit that reads so many orders and asks for the customer of so many. */
    private static Trace loop(int rows, int asked) {
        Scenario unit = Scenario.unit("GET /orders").at("app.Orders.list:*42");
        int left = asked;
        for (Row r : unit.select(ORDERS).gives(rows, i -> row(i, 700 + 7 * i))) {
            if (left-- > 0) {
                unit.select(CUST, r.get("cust_id")).gives(1, i -> row("x"));
            }
        }
        return unit.trace();
    }

    private static Finding finding(Trace trace) {
        Judge judge = new Judge();
        judge.add(trace);
        return judge.verdicts().get(0).finding();
    }

    private static Causation causation(Trace full, Rerun rerun) {
        return Causation.of(FINDING, List.of(full), rerun);
    }

    @Test
    void executionsThatFollowTheRowsAreCausedByThem() {
        Causation causation = causation(loop(10, 10), (shape, rows) -> List.of(loop(rows, rows)));
        assertThat(causation.proven()).isTrue();
        assertThat(causation.points()).containsExactly(new Point(1, 1), new Point(5, 5), new Point(10, 10));
        assertThat(causation.words()).isEqualTo("1 row, 1 query; 5 rows, 5 queries; 10 rows, 10 queries");
    }

    @Test
    void theParentsResultsAreCut() {
        causation(loop(10, 10), (shape, rows) -> {
            assertThat(FINDING.parent()).isNotNull();
            assertThat(shape).isEqualTo(FINDING.parent().shape().fingerprint());
            return List.of(loop(rows, rows));
        });
    }

    @Test
    void executionsThatStayTheSameAreNotCaused() {
        Causation causation = causation(loop(10, 10), (shape, rows) -> {
            Scenario unit = Scenario.unit("GET /orders");
            unit.select(ORDERS).gives(rows, i -> row(i, 700 + 7 * i));
            for (int i = 0; i < 10; i++) {
                unit.select(CUST, 700 + 7 * i).gives(1, j -> row("x"));
            }
            return List.of(unit.trace());
        });
        assertThat(causation.proven()).isFalse();
        assertThat(causation.words()).isEqualTo("1 row, 10 queries; 5 rows, 10 queries; 10 rows, 10 queries");
    }

    @Test
    void rowsWithoutAChildMayLieUnevenly() {
        assertThat(causation(loop(20, 16), (shape, rows) -> List.of(loop(rows, Math.max(1, rows - 1))))
                        .proven())
                .isTrue();
    }

    @Test
    @DisplayName("a cache that is warm in the second run answers instead of the database")
    void executionsThatStopAltogetherProveNothing() {
        assertThat(causation(loop(10, 10), (shape, rows) -> List.of(loop(rows, 0)))
                        .proven())
                .isFalse();
    }

    @Test
    void aRunThatFailsProvesNothingAndIsToldSo() {
        Causation causation = causation(loop(10, 10), (shape, rows) -> {
            throw new IllegalStateException("no second run");
        });
        assertThat(causation.proven()).isFalse();
        assertThat(causation.words()).isEqualTo("the unit could not be run again: IllegalStateException");
    }

    @Test
    void twoRowsAreTooFewToCut() {
        assertThat(causation(loop(2, 2), (shape, rows) -> List.of()).words())
                .isEqualTo("too few rows to cut: 2 rows, 2 queries");
    }
}
