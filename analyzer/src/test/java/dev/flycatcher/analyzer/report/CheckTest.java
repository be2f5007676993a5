package dev.flycatcher.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a build fails for: new or grown, and known well enough. */
class CheckTest {
    private static final Report SHOP = Samples.shop();

    @Test
    void failsFromValueFlowOnWithoutABaseline() {
        Check check = Check.of(SHOP, null, Evidence.E3);

        assertThat(check.passes()).isFalse();
        assertThat(rules(check)).containsExactly("A01", "A01", "A01");
        assertThat(check.tolerated()).isEqualTo(2);
        assertThat(check.text(SHOP, false))
                .contains("flycatcher: 2 more findings new or grown, not known well enough to fail for")
                .contains("A01 N+1 read")
                .doesNotContain("Row-by-row insert")
                .endsWith("flycatcher: check fails\n");
        assertThat(rules(Check.of(SHOP, null, Evidence.E1))).hasSize(5);
    }

    @Test
    void failsForNothingThatTheBaselineKnows() {
        Check check = Check.of(SHOP, Baseline.of(SHOP), Evidence.E0);

        assertThat(check.passes()).isTrue();
        assertThat(check.text(SHOP, false))
                .isEqualTo("flycatcher: 0 new, 0 grew, 0 shrank, 0 gone\nflycatcher: check passes\n");
    }

    @Test
    void failsForWhatIsNewInTheBaselineAndNamesWhatItKnowsNoMore() {
        List<Report.Entry> entries = SHOP.entries();
        Baseline before = Baseline.of(with(entries.subList(1, 5)));
        Report now = with(entries.subList(0, 4));
        Check check = Check.of(now, before, Evidence.E3);

        assertThat(check.failing()).containsExactly(entries.get(0));
        assertThat(check.text(now, false))
                .containsSubsequence(
                        "1 new, 0 grew, 0 shrank, 1 gone",
                        "new    " + Key.of(entries.get(0).finding()),
                        "gone   " + Key.of(entries.get(4).finding()),
                        "1 stale line in the baseline",
                        "Reading 5,000 rows of tweets");
        assertThat(check.text(now, false).lines()).allMatch(line -> line.length() <= 100);
    }

    private static Report with(List<Report.Entry> entries) {
        return new Report(SHOP.summary(), entries, SHOP.units(), SHOP.shapes());
    }

    private static List<String> rules(Check check) {
        return check.failing().stream().map(entry -> entry.finding().rule()).toList();
    }
}
