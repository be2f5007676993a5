package dev.flycatcher.testapps.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.flycatcher.analyzer.report.Baseline;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.Samples;
import dev.flycatcher.analyzer.report.SourceTree;
import dev.flycatcher.analyzer.report.Suppressions;
import dev.flycatcher.analyzer.report.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report as its reader meets it: opened from disk in a real browser. */
class ReportPageTest {
    private static final String HOSTILE =
            "</script><img src=x onerror=alert(1)>\u202e\u2028\u001b[31m\"'`${1}{{style}}";

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void opensWithOneRequestAndNoComplaint() {
        try (Opened report = open(Samples.shop())) {
            report.page.mouse().wheel(0, 4_000);
            report.page.waitForTimeout(200);

            assertThat(report.text("h1")).isEqualTo("10,877 of 10,923 round trips are needless.");
            assertThat(report.requests).hasSize(1);
            assertThat(report.complaints).isEmpty();
        }
    }

    @Test
    void tellsInTheOrderAReaderAsks() {
        try (Opened report = open(Samples.shop())) {
            assertThat(report.find("main > section h2").allInnerTexts())
                    .containsSubsequence(
                            "Round trips",
                            "Waiting on the network",
                            "Start here",
                            "Findings",
                            "Units of work",
                            "Where the round trips go",
                            "Keys the values speak of");
        }
    }

    @Test
    void theSliderRecomputesEveryTimeOnThePage() {
        try (Opened report = open(Samples.shop())) {
            assertThat(report.text(".now-after:nth-child(2) .big")).contains("10.9 s", "46 ms");
            assertThat(report.text(".row .gain small")).isEqualTo("5.0 s");

            report.find("#rtt").focus();
            report.page.keyboard().press("End");

            assertThat(report.text(".slider output")).isEqualTo("5 ms");
            assertThat(report.text(".now-after:nth-child(2) .big")).contains("54.6 s", "230 ms");
            assertThat(report.text(".row .gain small")).isEqualTo("25.0 s");
            assertThat(report.text(".facts-grid dd")).contains("25.0 s at 5 ms");
            assertThat(report.text(".units td:nth-child(4)")).isEqualTo("50.0 s");
        }
    }

    @Test
    void tellsWhatLoopAndCureTookOnlyWhereTheyRanBesideEachOther() {
        try (Opened report = open(Samples.shop())) {
            Locator facts = report.find("#finding .facts-grid");
            assertThat(facts.innerText()).contains("500 keys one by one took 61 ms, the cure 4.1 ms");
            assertThat(facts.locator("dt").allInnerTexts()).containsOnlyOnce("Run beside");

            report.find(".row").nth(1).click();
            assertThat(report.text("#finding")).contains("favourites was written after it was read");
            assertThat(facts.locator("dt").allInnerTexts()).doesNotContain("Run beside");
        }
    }

    @Test
    void filtersByWordsAndBySeverity() {
        try (Opened report = open(Samples.shop())) {
            report.find("#search").fill("invoiceservice customers");
            assertThat(report.find(".row").count()).isEqualTo(1);
            assertThat(report.text(".section-head [role=status]")).isEqualTo("1 of 5 findings");

            report.find("#search").fill("");
            report.find(".chip").first().click();
            assertThat(report.find(".row").count()).isEqualTo(2);
        }
    }

    @Test
    void sortsByWhatTheReaderChooses() {
        try (Opened report = open(Samples.shop())) {
            report.find("#sort").selectOption("place");
            assertThat(report.find(".row .what small").allInnerTexts())
                    .extracting(text -> text.substring(text.lastIndexOf(' ') + 1))
                    .containsExactly(
                            "Audit.java:23",
                            "InvoiceService.java:42",
                            "InvoiceService.java:42",
                            "Timeline.java:31",
                            "Timeline.java:31");
        }
    }

    @Test
    void theKeyboardReachesAndOpensEveryFinding() {
        try (Opened report = open(Samples.shop())) {
            report.find(".list").focus();
            report.page.keyboard().press("ArrowDown");
            report.page.keyboard().press("ArrowDown");
            assertThat(report.text("#finding h3")).startsWith("Reading 640 rows of orders");

            report.page.keyboard().press("End");
            assertThat(report.text("#finding .kicker")).startsWith("5. A17");
            assertThat(report.find(".list").getAttribute("aria-activedescendant"))
                    .isEqualTo("row-4");

            report.page.keyboard().press("Tab");
            assertThat(report.page.evaluate("document.activeElement.closest('#finding') !== null"))
                    .isEqualTo(true);
        }
    }

    @Test
    void copiesThePlaceAndTheCure() {
        try (Opened report = open(Samples.shop())) {
            report.find("#finding .facts-grid .copy").first().click();
            assertThat(clipboard(report.page)).isEqualTo("Timeline.java:31");

            report.find("#finding [aria-label='Copy the cure']").click();
            assertThat(clipboard(report.page))
                    .startsWith("select p.id, p.user_id")
                    .contains("\nleft join users c on c.id = p.user_id\n");

            report.find("#finding [aria-label='Copy the statements before']").click();
            assertThat(clipboard(report.page))
                    .startsWith("select id, user_id")
                    .contains(";\nselect username, avatar_url\nfrom users\nwhere id = ?");

            report.find("#finding .suppress .copy").first().click();
            assertThat(clipboard(report.page)).matches("A01-[0-9a-f]{12}: why");
        }
    }

    @Test
    void joinsTheColumnAndTheBindByALine() {
        try (Opened report = open(Samples.shop())) {
            assertThat(report.find("#finding .parent .mark").allInnerTexts()).containsExactly("user_id");
            assertThat(report.find("#finding .child .mark").allInnerTexts()).containsExactly("?");
            assertThat(report.find("#finding .join .thread").count()).isEqualTo(1);
        }
    }

    @Test
    void aFindingLeadsToItsUnitAndTheUnitFollowsTheSlider() {
        try (Opened report = open(Samples.shop())) {
            report.find(".list").focus();
            report.page.keyboard().press("End");
            report.find("#finding .facts-grid .link").click();
            assertThat(report.text(".stage h3")).isEqualTo("InvoiceJob.openInvoices");

            report.find(".units td .link").first().click();
            report.find(".stage .zoom button").first().click();
            assertThat(report.text(".stage .zoom button")).isEqualTo("At 1 ms a round trip");
            report.find(".stops button").last().click();
            assertThat(report.text(".stage .zoom button")).isEqualTo("At 5 ms a round trip");
            assertThat(report.complaints).isEmpty();
        }
    }

    @Test
    void underlinesWhatTheCureAdds() {
        try (Opened report = open(Samples.shop())) {
            assertThat(report.find("#finding .cure .sql .added").allInnerTexts())
                    .containsExactly(
                            ",",
                            "c",
                            ".",
                            "username",
                            ",",
                            "c",
                            ".",
                            "avatar_url",
                            "p",
                            "left",
                            "join",
                            "users",
                            "c",
                            "on",
                            "c",
                            ".",
                            "id",
                            "=",
                            "p",
                            ".",
                            "user_id");
        }
    }

    @Test
    void saysWhatTheCureWasVerifiedOnOrWhyItWasNot() {
        try (Opened report = open(Samples.shop())) {
            assertThat(report.text("#finding .cure .badge.verified")).startsWith("\u2713 verified: equal on ");
            report.find(".list").focus();
            report.page.keyboard().press("ArrowDown");
            assertThat(report.find("#finding .cure .badge").allInnerTexts())
                    .containsExactly("prefetch", "not verified: favourites was written after it was read");
            assertThat(report.text("#finding .proof li:nth-child(6)"))
                    .contains("The cure was not run on the data: favourites was written after it was read.");
        }
    }

    @Test
    void strikesOutWhatTheCureTakesAwayAndSaysHowOftenEachRan() {
        try (Opened report = open(Samples.shop())) {
            assertThat(report.find("#finding .diff .times .number").allInnerTexts())
                    .containsExactly("1\u00d7", "5,000\u00d7");
            assertThat(report.find("#finding .diff .times .gone").allInnerTexts())
                    .containsExactly("select", "username", ",", "avatar_url", "from", "users", "where", "id", "=", "?");
        }
    }

    @Test
    void showsTheLinesBeforeBesideTheCodeAfter(@TempDir Path project) throws IOException {
        Path file = Files.createDirectories(project.resolve("src/main/java/app/web"))
                .resolve("Timeline.java");
        Files.writeString(file, "line\n".repeat(30) + "row(tweet, tweets.likedBy(tweet));\n");
        try (Opened report = Opened.open(
                chromium.browser(),
                Samples.shop(),
                Surroundings.NONE.with(SourceTree.at(project)),
                1280,
                ColorScheme.LIGHT)) {
            report.find(".list").focus();
            report.page.keyboard().press("ArrowDown");
            assertThat(report.find("#finding .diff")
                            .first()
                            .locator(".caption > span")
                            .allInnerTexts())
                    .containsExactly("Before, Timeline.java:31", "After, in your code");
            report.find("#finding [aria-label='Copy the code']").click();
            assertThat(clipboard(report.page)).contains(".with(Tweet_.favourites)");
        }
    }

    @Test
    void listsWhatIsSuppressedWithItsReasonAndTheLinesThatDoNothing() {
        Suppressions.Applied applied = Suppressions.parse(
                        "A17: the log is tiny\nA46: long gone\n" + "A09 at shop.Money until 2027-03-31: cached soon")
                .applied(Samples.shop(), LocalDate.of(2026, 11, 21));
        try (Opened report = Opened.open(
                chromium.browser(), applied.report(), Surroundings.NONE.with(applied), 1280, ColorScheme.LIGHT)) {
            assertThat(report.text(".suppressed .section-head p")).isEqualTo("2 findings");
            assertThat(report.find(".suppressed td code").allInnerTexts())
                    .containsExactly("A09 at shop.Money until 2027-03-31: cached soon", "A17: the log is tiny");
            assertThat(report.find(".suppressed li code").allInnerTexts()).containsExactly("A46: long gone");
            assertThat(report.find("#finding .suppress summary").innerText()).isEqualTo("Wider than this finding");
            report.find("#finding .suppress summary").click();
            assertThat(report.find("#finding .suppress li code").last().innerText())
                    .matches("\\* shape [0-9a-f]{16}: why");
            report.picture("suppressed");
        }
    }

    @Test
    void theTimelineReadsOutExecutionsAndCommits() {
        try (Opened report = open(Samples.busy(20_000))) {
            Locator timeline = report.find(".timeline");
            timeline.focus();
            report.page.keyboard().press("ArrowDown");
            assertThat(report.text(".reading"))
                    .contains("at 0 ms", "thread 1, connection 1, transaction 1", "select o1_0.id");
            assertThat(report.text("#said")).isEqualTo(report.text(".reading"));

            double width = timeline.boundingBox().width;
            timeline.hover(new Locator.HoverOptions().setPosition(width * 0.01997, 9));
            assertThat(report.text(".reading")).matches("at 20 ms, commit, connection 1, transaction 1, took 0.1 ms");
            timeline.hover(new Locator.HoverOptions().setPosition(width * 0.09997, 9));
            assertThat(report.text(".reading")).contains("rollback", "transaction 17");

            report.find(".stage .zoom button").first().click();
            assertThat(report.complaints).isEmpty();
            for (int i = 0; i < 4; i++) {
                report.page.keyboard().press("+");
            }
            report.find(".stage [aria-label='Zoom in']").click();
            report.picture("edges");
        }
    }

    @Test
    void followsTheSystemsThemeAndTheReadersChoice() {
        try (Opened report = Opened.open(chromium.browser(), Samples.shop(), 1280, ColorScheme.DARK)) {
            String dark = "rgb(20, 23, 22)";
            assertThat(background(report.page)).isEqualTo(dark);
            report.find("#tools button").click();
            assertThat(background(report.page)).isEqualTo("rgb(250, 249, 246)");
            report.find("#tools button").click();
            assertThat(background(report.page)).isEqualTo(dark);
        }
    }

    @Test
    void printsEveryFinding() {
        try (Opened report = open(Samples.shop())) {
            report.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            report.page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
            assertThat(report.find(".paper .finding").count()).isEqualTo(5);
            assertThat(report.find(".paper .finding").last().isVisible()).isTrue();
            report.picture("print");
            assertThat(new String(report.page.pdf(), 0, 4, StandardCharsets.ISO_8859_1))
                    .isEqualTo("%PDF");
        }
    }

    @Test
    void tenThousandFindingsAreAListOfAFewRows() {
        try (Opened report = open(Samples.many(10_000))) {
            assertThat(report.text(".section-head [role=status]")).isEqualTo("10,000 findings");
            assertThat(report.find(".row").count()).isLessThan(60);

            report.find(".list").focus();
            report.page.keyboard().press("End");
            assertThat(report.text("#finding .kicker")).startsWith("10000.");

            report.find("#search").fill("table_77 service77.java");
            assertThat(report.text(".row .what b")).contains("table_77");
            assertThat(report.complaints).isEmpty();
            report.picture("many");
        }
    }

    @Test
    void saysWhatIsNewSinceTheBaselineAndOpensIt() {
        try (Opened report = Opened.open(
                chromium.browser(), Samples.shop(), Surroundings.NONE.with(Baseline.EMPTY), 1280, ColorScheme.LIGHT)) {
            assertThat(report.text(".since h3")).isEqualTo("New 5");
            report.page
                    .locator(".since button", new Page.LocatorOptions().setHasText("Row-by-row insert"))
                    .click();
            assertThat(report.text("#finding .kicker")).startsWith("5. A17");
            report.picture("compared");
        }
    }

    @Test
    void showsTheLoopsLinesAndOpensTheEditor(@TempDir Path project) throws IOException {
        Path file = Files.createDirectories(project.resolve("src/main/java/app/web"))
                .resolve("Timeline.java");
        Files.writeString(
                file,
                "line\n".repeat(29)
                        + "        for (Tweet tweet : tweets) {\n            row(tweet, users.nameOf(tweet.userId()));\n        }\n");
        Surroundings surroundings =
                Surroundings.NONE.with(SourceTree.at(project)).withEditor("vscode://file/{path}:{line}");
        try (Opened report = Opened.open(chromium.browser(), Samples.shop(), surroundings, 1280, ColorScheme.LIGHT)) {
            assertThat(report.text("#finding .lines .here")).contains("31", "row(tweet, users.nameOf");
            assertThat(report.find("#finding .facts-grid a").getAttribute("href"))
                    .isEqualTo("vscode://file/" + project.toRealPath() + "/src/main/java/app/web/Timeline.java:31");
            assertThat(report.complaints).isEmpty();
            report.picture("sources");
        }
    }

    @Test
    void anEditorLinkThatIsAScriptIsNoLink(@TempDir Path project) throws IOException {
        Files.writeString(
                Files.createDirectories(project.resolve("src/app/web")).resolve("Timeline.java"), "x");
        Surroundings surroundings =
                Surroundings.NONE.with(SourceTree.at(project)).withEditor("javascript:alert({line})//{path}");
        try (Opened report = Opened.open(chromium.browser(), Samples.shop(), surroundings, 1280, ColorScheme.LIGHT)) {
            assertThat(report.find("#finding .facts-grid a").count()).isZero();
        }
    }

    /** Twenty thousand executions are drawn, zoomed and read without a script running for longer than a blink. */
    @Test
    void aTimelineOfTwentyThousandExecutionsIsDrawnInFull() {
        try (Opened report = open(Samples.busy(20_000))) {
            assertThat(report.find(".timeline").getAttribute("aria-label")).contains("20,000 executions", "4 threads");
            report.find(".timeline").focus();
            report.page.keyboard().press("+");
            report.page.keyboard().press("ArrowRight");
            report.find(".timeline").hover();
            assertThat(report.text(".reading")).contains("select");
            assertThat(report.complaints).isEmpty();
            report.picture("busy");
        }
    }

    @Test
    void hostileTextStaysText() {
        try (Opened report = open(Samples.hostile(HOSTILE))) {
            assertThat(report.text("#finding .cure > p")).contains("</script><img src=x onerror=alert(1)>");
            assertThat(report.text("#finding .cure > p"))
                    .contains("\u27e8U+202E\u27e9")
                    .doesNotContain("\u202e");
            assertThat(report.find("img").count()).isZero();
            assertThat(report.find("script").count()).isEqualTo(2);
            assertThat(report.requests).hasSize(1);
            assertThat(report.complaints).isEmpty();
        }
    }

    @Test
    void hostileTextStaysTextAmongWhatIsSuppressedComparedAndLinked() {
        Report hostile = Samples.hostile(HOSTILE);
        // A reason is one line, to whoever counts lines.
        String reason = HOSTILE.replace("\u2028", "");
        Suppressions.Applied applied =
                Suppressions.parse("*: " + reason + "\nA46: " + reason).applied(hostile, LocalDate.of(2026, 11, 21));
        assertThat(applied.hidden()).isNotEmpty();
        Surroundings around =
                Surroundings.NONE.with(applied).with(Baseline.of(hostile)).withEditor(HOSTILE);
        try (Opened report = Opened.open(chromium.browser(), applied.report(), around, 1280, ColorScheme.LIGHT)) {
            assertThat(report.find(".suppressed td code").first().innerText()).contains("<img src=x onerror=alert(1)>");
            assertThat(report.find(".suppressed li code").first().innerText()).contains("<img src=x onerror=alert(1)>");
            assertThat(report.find("img").count()).isZero();
            assertThat(report.find("script").count()).isEqualTo(2);
            assertThat(report.requests).hasSize(1);
            assertThat(report.complaints).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"360", "768", "1280", "2560"})
    void fitsItsWindow(int width) {
        for (Report sample : List.of(Samples.shop(), Samples.clean(), Samples.hostile("x".repeat(1_000_000)))) {
            try (Opened report = Opened.open(chromium.browser(), sample, width, ColorScheme.LIGHT)) {
                assertThat((Integer) report.page.evaluate("document.documentElement.scrollWidth"))
                        .isLessThanOrEqualTo(width);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "1280, LIGHT", "1280, DARK", "2560, LIGHT"})
    void axeFindsNothingSerious(int width, ColorScheme scheme) throws IOException {
        try (Opened report = Opened.open(chromium.browser(), Samples.shop(), width, scheme)) {
            report.picture("shop-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
            report.page.evaluate(axe());
            Object violations = report.page.evaluate(
                    "axe.run().then(r => r.violations.map(v => v.impact + ' ' + v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160) + n.failureSummary).slice(0, 3).join(' | ')))");
            assertThat(violations)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .isEmpty();
        }
    }

    private static Opened open(Report report) {
        return Opened.open(chromium.browser(), report, 1280, ColorScheme.LIGHT);
    }

    private static String clipboard(Page page) {
        return (String) page.evaluate("navigator.clipboard.readText()");
    }

    private static Object background(Page page) {
        return page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
    }

    private static String axe() throws IOException {
        try (InputStream in =
                ReportPageTest.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
