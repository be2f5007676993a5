package dev.flycatcher.analyzer.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The head-to-head of docs/scoreboard.md. */
class ScoreboardTest {
    private static final Path PAGE = Path.of("../docs/scoreboard.md");
    private static final String OURS = "Flycatcher";
    private static final Set<String> LOOPS = Set.of("A01", "A02", "A04", "A05", "A06", "A07");

    /** What one rule did over all contests. */
    private static final class Score {
        private int found;
        private int missed;
        private int alarms;

        private void add(Set<String> flagged, Set<String> labelled) {
            found += (int) flagged.stream().filter(labelled::contains).count();
            alarms += (int) flagged.stream().filter(t -> !labelled.contains(t)).count();
            missed += (int) labelled.stream().filter(t -> !flagged.contains(t)).count();
        }

        private double precision() {
            return found + alarms == 0 ? 1 : (double) found / (found + alarms);
        }

        private double recall() {
            return (double) found / (found + missed);
        }
    }

    private static List<Finding> findings(Contest contest) {
        return Verdicts.findings(contest.units().toArray(Scenario[]::new)).stream()
                .filter(finding -> LOOPS.contains(finding.rule()) && finding.severity() != Severity.INFO)
                .toList();
    }

    private static Set<String> ours(Contest contest) {
        return findings(contest).stream()
                .map(finding -> table(finding.child().shape()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> theirs(Rivals rival, Contest contest) {
        Set<String> flagged = new TreeSet<>();
        for (Scenario unit : contest.units()) {
            unit.trace().executions().stream()
                    .map(Execution::shape)
                    .filter(shape -> rival.flags(unit, shape.fingerprint()))
                    .forEach(shape -> flagged.add(table(shape)));
        }
        return flagged;
    }

    private static String table(Shape shape) {
        return Outline.of(shape).tables().get(0).name();
    }

    private static Map<String, Score> scores(List<Contest> contests) {
        Map<String, Score> scores = new LinkedHashMap<>();
        for (Contest contest : contests) {
            Set<String> labelled = contest.loops().keySet();
            scores.computeIfAbsent(OURS, any -> new Score()).add(ours(contest), labelled);
            for (Rivals rival : Rivals.values()) {
                scores.computeIfAbsent(rival.tool, any -> new Score()).add(theirs(rival, contest), labelled);
            }
        }
        return scores;
    }

    /** Never name a wrong parent: none at all is allowed, a wrong one is not. */
    @Test
    void noParentIsWrong() {
        for (Contest contest : Contest.all()) {
            assertThat(findings(contest)).as(contest.title()).allSatisfy(finding -> {
                String expected = contest.loops().get(table(finding.child().shape()));
                String named =
                        finding.parent() == null ? "" : table(finding.parent().shape());
                assertThat(named).isEqualTo(expected);
            });
        }
    }

    @Test
    void everyLoopIsFoundAndNothingElse() {
        for (Contest contest : Contest.all()) {
            assertThat(ours(contest))
                    .as(contest.title())
                    .isEqualTo(contest.loops().keySet());
        }
    }

    /** Rewritten by {@code -Dscoreboard=update}. */
    @Test
    void thePageSaysWhatWasMeasured() throws IOException {
        String page = page(Contest.all());
        if ("update".equals(System.getProperty("scoreboard"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).isEqualTo(Files.readString(PAGE));
    }

    private static String page(List<Contest> contests) {
        StringBuilder page = new StringBuilder("""
                # Scoreboard

                The same recorded executions, judged by Flycatcher and by the published decision rules of other detectors. This page is written by `ScoreboardTest`, which fails when it no longer says what is measured.

                What to know before reading it:

                - **The others' rules are re-implementations** of what their documentation says they decide by, with its default thresholds (`Rivals` in the tests), not their products. They are given texts that are folded already, which favours those that compare raw text; the duration thresholds of some are left out, which favours them as well.
                - **The situations are ours**: a selection of the corpus and of cases made to be hard, chosen by the people who wrote one of the contestants. They hold what such rules are known to miss and to mistake, not a sample of real traffic.
                - What counts is a query that ran once per row or key and need not have. A finding that is only information does not count for Flycatcher.
                - **No other rule names a parent** (the query whose rows were looped over), so there is nothing to compare: theirs cannot be wrong. Flycatcher's are compared with the label.

                | rule | decides by | found | missed | false alarms | precision | recall | wrong parents |
                |---|---|---|---|---|---|---|---|
                """);
        scores(contests)
                .forEach((tool, score) -> page.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %d | %d | %d | %.2f | %.2f | %s |%n",
                        tool,
                        Stream.of(Rivals.values())
                                .filter(rival -> rival.tool.equals(tool))
                                .map(rival -> rival.rule)
                                .findFirst()
                                .orElse("where the values came from"),
                        score.found,
                        score.missed,
                        score.alarms,
                        score.precision(),
                        score.recall(),
                        tool.equals(OURS) ? "0 of " + named(contests) : "names none")));
        page.append(
                "\n## Each situation\n\n`+` found, `-` missed, `!` false alarm, `.` rightly silent.\n\n| situation |");
        Stream.concat(Stream.of(OURS), Stream.of(Rivals.values()).map(rival -> rival.tool))
                .forEach(tool -> page.append(" ").append(tool).append(" |"));
        page.append("\n|---|").append("---|".repeat(1 + Rivals.values().length)).append("\n");
        contests.forEach(contest -> page.append(line(contest)));
        return page.toString().replace("\r\n", "\n");
    }

    private static long named(List<Contest> contests) {
        return contests.stream()
                .flatMap(contest -> findings(contest).stream())
                .filter(finding -> finding.parent() != null)
                .count();
    }

    private static String line(Contest contest) {
        StringBuilder line = new StringBuilder("| ")
                .append(contest.id().isEmpty() ? "" : contest.id() + " ")
                .append(contest.title())
                .append(" |");
        line.append(mark(ours(contest), contest));
        Stream.of(Rivals.values()).forEach(rival -> line.append(mark(theirs(rival, contest), contest)));
        return line.append("\n").toString();
    }

    private static String mark(Set<String> flagged, Contest contest) {
        Score score = new Score();
        score.add(flagged, contest.loops().keySet());
        String marks = "+".repeat(score.found) + "-".repeat(score.missed) + "!".repeat(score.alarms);
        return " " + (marks.isEmpty() ? "." : marks) + " |";
    }
}
