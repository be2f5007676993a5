package dev.flycatcher.testapps.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The head-to-head and the scores by rule of docs/scoreboard.md. */
class ScoreboardTest {
    private static final Path PAGE = Path.of("../docs/scoreboard.md");
    private static final Set<String> LOOPS = Set.of("A01", "A02", "A04", "A05", "A06", "A07");

    /** Rewritten by {@code -Dscoreboard=update}. */
    @Test
    void thePageSaysWhatWasMeasured() throws Exception {
        String page = page();
        if ("update".equals(System.getProperty("scoreboard"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).isEqualTo(stored());
    }

    private static String stored() throws IOException {
        return Files.readString(PAGE).replace("\r\n", "\n");
    }

    /** Never name a wrong parent: none at all is allowed, a wrong one is not. */
    @Test
    void noParentIsWrong() throws Exception {
        for (Played played : everywhere()) {
            List<String> labels = labels(played);
            assertThat(played.told())
                    .as(played.situation().toString())
                    .filteredOn(told -> told.finding().parent() != null)
                    .allMatch(told -> labels.stream().anyMatch(told::is));
        }
    }

    private static List<String> labels(Played played) {
        return Stream.concat(played.situation().finds().stream(), played.situation().tells().stream())
                .toList();
    }

    private static List<Played> everywhere() throws Exception {
        List<Played> all = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            all.addAll(Plays.of(engine, Plays.WATCH).values());
            all.addAll(Plays.of(engine, Plays.AGENT).values());
        }
        all.removeIf(played -> !played.situation().runsOnEveryJava());
        return all;
    }

    /** Tables whose queries ran once per row or key and need not have. */
    private static Set<String> labelled(Played played) {
        return played.situation().finds().stream()
                .filter(label -> LOOPS.contains(label.substring(0, 3)))
                .map(ScoreboardTest::child)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String child(String label) {
        int arrow = label.indexOf("-> ");
        String rest = label.substring(arrow < 0 ? 4 : arrow + 3);
        return rest.split("[ .]")[0];
    }

    private static Set<String> ours(Played played) {
        return played.told().stream()
                .filter(told -> told.alarm() && LOOPS.contains(told.finding().rule()))
                .map(told -> Told.table(told.finding().child().shape()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page() throws Exception {
        List<Played> contests = Plays.of(Engine.H2, Plays.WATCH).values().stream()
                .filter(played -> played.situation().runsOnEveryJava())
                .toList();
        return """
                # Scoreboard

                The labelled corpus: %d situations, %d of them (X and Y) made up to break it, written once as JDBC code and recorded through the agent and through the watched `DataSource` on SQLite, H2 and PostgreSQL, judged by Flycatcher and by the published decision rules of other detectors. This page is written by `ScoreboardTest`, which fails when it no longer says what is measured.

                What to know before reading it:

                - **The others' rules are re-implementations** of what their documentation says they decide by, with its default thresholds (`Rivals` in the tests), not their products. They are given texts that are folded already, which favours those that compare raw text; thresholds of time are left out and threads count as one sequence, which favours them as well.
                - **The situations are ours**: written by the people who wrote one of the contestants. They hold what such rules are known to miss and to mistake, not a sample of real traffic.
                - Beside the others, what counts is a query that ran once per row or key and need not have. A finding that is only information does not count for Flycatcher.
                - **No other rule names a parent** (the query whose rows were looped over), so there is nothing to compare: theirs cannot be wrong. Flycatcher's are compared with the label, column by column.

                ## Loops, beside other rules

                The executions recorded through the watched `DataSource` on H2.

                | rule | decides by | found | missed | false alarms | precision | recall | wrong parents |
                |---|---|---|---|---|---|---|---|
                """.formatted(Corpus.all().size(), adversarial())
                + head(contests) + rules() + "\n## Each situation\n\n"
                + "`+` found, `-` missed, `!` false alarm, `.` rightly silent.\n\n| situation | Flycatcher |"
                + Stream.of(Rivals.values())
                        .map(rival -> " " + rival.tool + " |")
                        .collect(Collectors.joining())
                + "\n|---|---|" + "---|".repeat(Rivals.values().length) + "\n"
                + contests.stream().map(ScoreboardTest::line).collect(Collectors.joining())
                + absent();
    }

    private static long adversarial() {
        return Corpus.all().stream()
                .filter(situation -> !situation.id().startsWith("S"))
                .count();
    }

    private static String head(Collection<Played> contests) throws Exception {
        Score own = new Score();
        contests.forEach(played -> own.add(ours(played), labelled(played)));
        StringBuilder head = new StringBuilder(
                "| Flycatcher | where the values came from | " + own.cells() + " | " + wrongParents() + " |\n");
        for (Rivals rival : Rivals.values()) {
            Score score = new Score();
            contests.forEach(played -> score.add(rival.flags(played), labelled(played)));
            head.append("| " + rival.tool + " | " + rival.rule + " | " + score.cells() + " | names none |\n");
        }
        return head.toString();
    }

    private static String wrongParents() throws Exception {
        long named = 0;
        long wrong = 0;
        for (Played played : everywhere()) {
            for (Told told : played.told()) {
                boolean names = told.finding().parent() != null;
                named += names ? 1 : 0;
                wrong += names && labels(played).stream().noneMatch(told::is) ? 1 : 0;
            }
        }
        return wrong + " of " + named;
    }

    /** Every rule over both doors and all engines; rules that judge time count where they are labelled. */
    private static String rules() throws Exception {
        Map<String, Score> scores = new TreeMap<>();
        int plays = 0;
        for (Played played : everywhere()) {
            plays++;
            List<Told> left = new ArrayList<>(played.told());
            for (String label : labels(played)) {
                Told hit =
                        left.stream().filter(told -> told.is(label)).findFirst().orElse(null);
                left.remove(hit);
                scores.computeIfAbsent(label.substring(0, 3), any -> new Score())
                        .count(hit == null ? 0 : 1, hit == null ? 1 : 0, 0);
            }
            left.stream()
                    .filter(told -> !told.byTime() && (told.alarm() || told.proven()))
                    .forEach(told -> scores.computeIfAbsent(told.finding().rule(), any -> new Score())
                            .count(0, 0, 1));
        }
        StringBuilder rules = new StringBuilder("\n## Each rule\n\n").append(plays);
        rules.append(
                " plays: every situation through both doors on three engines, as far as they can run it. A finding");
        rules.append(" counts when rule, parent, child, bind, counts, loop line and kind of cure are as labelled.\n\n");
        rules.append("| rule | found | missed | false | precision | recall |\n|---|---|---|---|---|---|\n");
        scores.forEach((rule, score) -> rules.append("| " + rule + " | " + score.cells() + " |\n"));
        return rules.toString();
    }

    private static String line(Played played) {
        Score own = new Score();
        own.add(ours(played), labelled(played));
        StringBuilder line = new StringBuilder("| " + played.situation() + " | " + own.marks() + " |");
        for (Rivals rival : Rivals.values()) {
            Score score = new Score();
            score.add(rival.flags(played), labelled(played));
            line.append(" ").append(score.marks()).append(" |");
        }
        return line.append("\n").toString();
    }

    private static String absent() {
        return Corpus.all().stream()
                .filter(situation -> !situation.not().isEmpty())
                .map(situation -> "- " + situation + ": not on " + String.join(", ", situation.not()) + ", "
                        + situation.because() + "\n")
                .collect(Collectors.joining("", "\n## What cannot run everywhere\n\n", ""));
    }
}
