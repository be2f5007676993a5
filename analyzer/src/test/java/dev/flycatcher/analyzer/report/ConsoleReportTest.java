package dev.flycatcher.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.rewrite.Cure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

    @Test
    void tellsClaimPlaceStatementsCureSavingAndPaths() {
        String text = ConsoleReport.of(Samples.shop(), List.of(Path.of("target/flycatcher/report.html")), false);

        assertThat(text)
                .startsWith("flycatcher: 5 findings; 10,877 of 10,923 round trips needless, 10.9 s at 1 ms each\n")
                .contains("  1.  A01 N+1 read (error, E5)\n")
                .contains("      Reading 5,000 rows of tweets led to 5,000 queries on users, one per user_id")
                .contains("      at     UserDao.java:58, in the loop at Timeline.java:31\n")
                .contains("      parent select id, user_id, body, created_at from tweets")
                .contains("      child  select username, avatar_url from users where id = ?\n")
                .contains("      saves  5,000 round trips, 5.0 s at 1 ms each; verified on the data\n")
                .endsWith("flycatcher: target/flycatcher/report.html\n");
    }

    @Test
    void fitsAHundredColumns() {
        assertThat(ConsoleReport.of(Samples.shop(), List.of(), false).lines())
                .allMatch(line -> line.length() <= ConsoleReport.WIDTH);
        assertThat(ConsoleReport.of(Samples.hostile("wide ".repeat(1_000)), List.of(), false)
                        .lines())
                .allMatch(line -> line.length() <= ConsoleReport.WIDTH);
    }

    @Test
    void staysShortAndCountsTheRest() {
        String text = ConsoleReport.of(Samples.many(1_000), List.of(), false);

        // Five findings of at most eleven lines, the statement to paste included.
        assertThat(text.lines()).hasSizeLessThan(60);
        assertThat(text).contains("995 more findings in the report.");
        assertThat(text).contains("3 executions counted but not judged");
    }

    @Test
    void aCleanRunIsOneLine() {
        assertThat(ConsoleReport.of(Samples.clean(), List.of(), false))
                .isEqualTo("flycatcher: nothing to cure in 12 round trips of 1 unit of work\n");
    }

    @Test
    void aTraceWithoutAUnitIsNotCalledClean() {
        Report nothing = new Analyzer().report();
        assertThat(ConsoleReport.of(nothing, List.of(), false))
                .isEqualTo("flycatcher: no unit of work is recorded here, so nothing was judged\n");
        assertThat(Check.of(nothing, null, Evidence.E3).text(nothing, false))
                .startsWith("flycatcher: no unit of work is recorded here, so nothing was judged\n");
    }

    @Test
    void textOfTheApplicationCannotSteerTheTerminal() {
        String text = ConsoleReport.of(
                Samples.hostile("\u001b[2J\u0007\u009b\u202e\u2028\r"), List.of(Path.of("a\u001bb")), false);

        assertThat(text.codePoints().filter(point -> point != '\n')).noneMatch(Plain::unsafe);
    }

    @Test
    void colourIsTheOnlyEscape() {
        String plain = ConsoleReport.of(Samples.shop(), List.of(), false);
        String coloured = ConsoleReport.of(Samples.shop(), List.of(), true);

        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured.replaceAll("\u001b\\[[01]m", "")).isEqualTo(plain);
        assertThat(coloured).isNotEqualTo(plain);
    }

    @Test
    void tellsWhatIsWaitedForApartFromWhatTheDriverTook() {
        Report.Entry entry = first();
        assertThat(told(new Report.Entry(entry.finding(), entry.cure(), new Saved(20, Map.of("1", 23.4)))))
                .contains(
                        "      saves  20 round trips, 20 ms at 1 ms each, and 3.4 ms in the driver; verified on the data");
        assertThat(told(new Report.Entry(entry.finding(), entry.cure(), Saved.of(0))))
                .as("what saves no round trip is not told to save none")
                .doesNotContain("saves");
    }

    @Test
    void namesTheUnitWhereNoLineIsKnown() {
        Finding known = first().finding();
        Finding finding = new Finding(
                known.rule(),
                known.severity(),
                known.evidence(),
                "GET /timeline",
                known.units(),
                known.parent(),
                known.child(),
                known.flow(),
                known.candidates(),
                null,
                null,
                List.of());
        assertThat(told(new Report.Entry(finding, first().cure(), Saved.of(1))))
                .contains("      in     GET /timeline\n")
                .doesNotContain("      at ");
    }

    @Test
    void givesTheCureInTheLibrarysWordsWhereTheyAreFew() {
        String words =
                "// in the query that feeds the loop\nselect t from Tweet t join fetch t.user\n// or as a graph\n@EntityGraph";
        assertThat(told(coded(words)))
                .contains("             select t from Tweet t join fetch t.user\n")
                .doesNotContain("or as a graph", "SELECT t.id");
        assertThat(told(coded("line\n".repeat(12)))).contains("SELECT t.id").doesNotContain("  line");
    }

    private static Report.Entry first() {
        return Samples.shop().entries().get(0);
    }

    private static Report.Entry coded(String code) {
        Cure cure = new Cure(Cure.Kind.JOIN, "Join users.", 1, "SELECT t.id FROM tweets t", code, null, null);
        return new Report.Entry(first().finding(), cure, Saved.of(5_000));
    }

    private static String told(Report.Entry entry) {
        return ConsoleReport.of(Samples.shop().with(List.of(entry)), List.of(), false);
    }
}
