package dev.flycatcher.analyzer.rewrite;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.report.Report;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("I07, S41: writes between the executions of a loop")
class WrittenBetweenTest {
    private static final String PARENT = "select id, total from x";
    private static final String CHILD = "select * from y where x_id = ?";
    private Scenario unit;

    @BeforeEach
    void open() {
        unit = Scenario.unit("GET /writes").at("app.Writes.list:*42");
    }

    private Cure cure(Scenario of) {
        Analyzer analyzer = new Analyzer();
        analyzer.add(of.trace());
        return analyzer.report().entries().stream()
                .filter(entry -> entry.finding().rule().equals("A01"))
                .map(Report.Entry::cure)
                .findFirst()
                .orElseThrow();
    }

    private void loop(String write) {
        for (Row r : unit.select(PARENT).gives(10, i -> row(i, 3 * i))) {
            (write.contains("?") ? unit.write(write, r.get("id")) : unit.write(write)).run();
            unit.select(CHILD, r.get("id")).gives(1, i -> row(900 + i, "y"));
        }
    }

    @Test
    void aWriteToWhatTheChildReadsTakesTheRewriteAway() {
        loop("update y set seen = 1 where x_id = ?");
        Cure cure = cure(unit);
        assertThat(cure.sql()).isNull();
        assertThat(cure.code()).isNull();
        assertThat(cure.kind()).isEqualTo(Cure.Kind.ADVICE);
        assertThat(cure.refusal())
                .isEqualTo("y was written between the executions; one statement ahead of them would not see it");
        assertThat(cure.advice()).startsWith("Ask for y together with the query of x");
    }

    @Test
    void aWriteToAnotherTableIsSaidBesideTheRewrite() {
        loop("update x set seen = 1 where id = ?");
        Cure cure = cure(unit);
        assertThat(cure.sql()).isNotNull();
        assertThat(cure.advice())
                .endsWith("Between its executions x was written: this reads before that, so check that nothing it reads"
                        + " depends on it.");
    }

    @Test
    void aProcedureMayHaveWritten() {
        loop("{call note()}");
        assertThat(cure(unit).advice()).contains("Between its executions a procedure was called");
    }

    @Test
    void aWriteBetweenTwoLoopsIsBetweenNoneOfTheirExecutions() {
        for (int pass = 0; pass < 2; pass++) {
            for (Row r : unit.select(PARENT).gives(10, i -> row(i, 3 * i))) {
                unit.select(CHILD, r.get("id")).gives(1, i -> row(900 + i, "y"));
            }
            unit.write("update y set seen = 1 where x_id = ?", 4).run();
        }
        assertThat(cure(unit).sql()).isNotNull();
        assertThat(cure(unit).advice()).doesNotContain("Between");
    }

    @Test
    void oneUnitThatWroteIsEnough() {
        loop("update y set seen = 1 where x_id = ?");
        Scenario other = Scenario.unit("GET /writes").at("app.Writes.list:*42");
        for (Row r : other.select(PARENT).gives(10, i -> row(i, 3 * i))) {
            other.select(CHILD, r.get("id")).gives(1, i -> row(900 + i, "y"));
        }
        Analyzer analyzer = new Analyzer();
        analyzer.add(other.trace());
        analyzer.add(unit.trace());
        assertThat(analyzer.report().entries().get(0).cure().sql()).isNull();
    }
}
