package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.detect.Plans.Scan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A36: a plan goes through a large table to keep little of it; without plans nothing is judged. */
class FullScanTest {
    private static final String BY_STATE = "select id, total from orders where state = ?";

    private static Judge judged(Scenario unit, Plans plans) {
        Judge judge = new Judge(Thresholds.DEFAULT, Schema.UNKNOWN, plans);
        judge.add(unit.trace());
        return judge;
    }

    private static List<String> told(Scenario unit, Plans plans) {
        return judged(unit, plans).verdicts().stream()
                .map(verdict -> Verdicts.line(verdict.finding()))
                .filter(line -> line.startsWith("A36"))
                .toList();
    }

    private static List<String> notJudged(Scenario unit, Plans plans) {
        return judged(unit, plans).notJudged().stream()
                .filter(each -> each.rule().equals("A36"))
                .map(NotJudged::reason)
                .toList();
    }

    private static Plans scan(double rows, double kept) {
        return (shape, engine) -> Optional.of(List.of(new Scan("orders", rows, kept)));
    }

    private static Scenario asked(int rows) {
        Scenario unit = Scenario.unit("GET /orders");
        unit.select(BY_STATE, "open").gives(rows, i -> row(i * 31, i));
        return unit;
    }

    /** A36. */
    @Test
    void aScanOfALargeTableThatKeepsLittleIsTold() {
        assertThat(told(asked(3), scan(10_001, 1_000))).containsExactly("A36 WARNING E0 orders k=1");
        assertThat(notJudged(asked(3), scan(10_001, 1_000))).isEmpty();
    }

    /** A36: ten thousand rows are few, a tenth is much, and an index is no scan. */
    @Test
    void aScanOfFewRowsOrOneThatKeepsATenthIsNot() {
        assertThat(told(asked(3), scan(10_000, 1))).isEmpty();
        assertThat(told(asked(3), scan(20_000, 2_000))).isEmpty();
        assertThat(told(asked(3), (shape, engine) -> Optional.of(List.of()))).isEmpty();
    }

    /** A36: where the database does not say what is kept, it is what was read, if that is the same. */
    @Test
    void whatWasReadTellsWhatIsKeptOfOneTable() {
        assertThat(told(asked(3), scan(20_000, -1))).hasSize(1);
        assertThat(told(asked(2_000), scan(20_000, -1))).isEmpty();
        Scenario counted = Scenario.unit("GET /count");
        counted.select("select count(*) from orders where state = ?", "open").gives(1, i -> row(19_000));
        assertThat(told(counted, scan(20_000, -1))).isEmpty();
        Scenario paged = Scenario.unit("GET /page");
        paged.select(BY_STATE + " limit 10", "open").gives(10, i -> row(i, i));
        assertThat(told(paged, scan(20_000, -1))).isEmpty();
    }

    /** A36: without plans, or where one was not to be had, it is not judged and says so. */
    @Test
    void withoutPlansItIsNotJudgedAndSaysSo() {
        assertThat(told(asked(3), Plans.NONE)).isEmpty();
        assertThat(notJudged(asked(3), Plans.NONE)).singleElement().asString().contains("`verify` does");
        assertThat(notJudged(asked(3), (shape, engine) -> Optional.empty()))
                .containsExactly("in 1 of 1 units queries could not be explained");
    }
}
