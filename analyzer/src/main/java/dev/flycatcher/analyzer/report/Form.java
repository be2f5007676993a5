package dev.flycatcher.analyzer.report;

import java.util.List;
import java.util.function.BiFunction;

/** The forms a report is told in; all of them are the same model, and the same report gives the same text. */
public enum Form {
    /** One self-contained page. */
    HTML("report.html", HtmlReport::of),
    /** The whole model, under the schema {@code report.schema.json}. */
    JSON("report.json", JsonReport::pretty),
    /** SARIF 2.1.0, for code scanning. */
    SARIF("report.sarif", SarifReport::of),
    /** JUnit's XML: a test case per rule and unit, failed where the evidence suffices to fail a build. */
    JUNIT("TEST-flycatcher.xml", (report, surroundings) -> JunitReport.of(report)),
    /** GitHub workflow commands: an annotation per finding, to be printed to a workflow's log. */
    GITHUB("report.github.txt", GitHubReport::of),
    /** What to compare the next run with; see {@link Baseline}. */
    BASELINE(
            "flycatcher.baseline", (report, surroundings) -> Baseline.of(report).text()),
    /** A few lines without colour. */
    CONSOLE("report.txt", (report, surroundings) -> ConsoleReport.of(report, List.of(), false));

    private final String fileName;
    private final BiFunction<Report, Surroundings, String> text;

    Form(String fileName, BiFunction<Report, Surroundings, String> text) {
        this.fileName = fileName;
        this.text = text;
    }

    /** The name its file has in a report's folder. */
    public String fileName() {
        return fileName;
    }

    /** The report in this form. */
    public String text(Report report) {
        return text(report, Surroundings.NONE);
    }

    /** The report in this form, with whatever of its surroundings the form can tell. */
    public String text(Report report, Surroundings surroundings) {
        return text.apply(report, surroundings);
    }
}
