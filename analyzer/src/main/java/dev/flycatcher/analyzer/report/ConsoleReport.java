package dev.flycatcher.analyzer.report;

import static dev.flycatcher.analyzer.report.Plain.count;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.trace.Frame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report as a few lines for a terminal: at most {@value #WIDTH} columns, nothing but printable characters. */
public final class ConsoleReport {
    static final int WIDTH = 100;
    private static final int MOST_SQL_LINES = 4;
    /** Findings that are told; the others are counted. */
    static final int FINDINGS = 5;

    private static final String INDENT = "      ";
    private static final int LABEL = 7;

    private final Report report;
    private final boolean colour;
    private final List<String> lines = new ArrayList<>();

    private ConsoleReport(Report report, boolean colour) {
        this.report = report;
        this.colour = colour;
    }

    /**
     * The lines, each ended by a line feed.
     *
     * @param paths where the report was written, named last; none, and nothing is named
     * @param colour whether the terminal understands ANSI escapes
     */
    public static String of(Report report, List<Path> paths, boolean colour) {
        ConsoleReport console = new ConsoleReport(report, colour);
        console.headline();
        for (int i = 0; i < Math.min(FINDINGS, report.entries().size()); i++) {
            console.entry(i + 1, report.entries().get(i));
        }
        int more = report.entries().size() - FINDINGS;
        if (more > 0) {
            console.line("flycatcher: " + count(more, "more finding") + " in the report.");
        }
        paths.forEach(path -> console.lines.add("flycatcher: " + Plain.line(path.toString())));
        return String.join("\n", console.lines) + "\n";
    }

    private void headline() {
        Report.Summary summary = report.summary();
        if (report.entries().isEmpty()) {
            line("flycatcher: nothing to cure in " + count(summary.executions(), "round trip") + " of "
                    + count(summary.units(), "unit") + " of work");
        } else {
            long saved = Change.total(Change.of(report));
            line("flycatcher: " + count(report.entries().size(), "finding") + "; " + count(saved) + " of "
                    + count(summary.executions(), "round trip") + " needless, "
                    + Plain.duration(Saved.of(saved).millisAt().get("1")) + " at 1 ms each");
        }
        if (summary.judged() < summary.units()) {
            line("flycatcher: judged " + count(summary.judged(), "unit") + "; the other "
                    + count(summary.units() - summary.judged()) + " looked like one of them and are counted with it");
        }
        if (summary.dropped() > 0) {
            line("flycatcher: " + count(summary.dropped(), "execution") + " counted but not judged");
        }
    }

    private void entry(int rank, Report.Entry entry) {
        Finding finding = entry.finding();
        String number = String.format(Locale.ROOT, "%3d.  ", rank);
        String head = finding.rule() + " " + Rules.name(finding.rule()) + " ("
                + finding.severity().name().toLowerCase(Locale.ROOT) + ", " + finding.evidence() + ")";
        lines.add(number + strong(fit(head, WIDTH - number.length())));
        sentence(Claim.of(finding));
        Frame site = finding.callSite();
        if (site != null) {
            Frame loop = finding.loop();
            String from = loop == null || loop.place().equals(site.place()) ? "" : ", in the loop at " + loop.place();
            labelled("at", site.place() + from);
        }
        Parent parent = finding.parent();
        if (parent != null) {
            labelled("parent", parent.shape().sql());
        }
        labelled("child", finding.child().shape().sql());
        broken(
                INDENT + "cure   ",
                INDENT + " ".repeat(LABEL),
                firstSentence(entry.cure().advice()));
        String sql = entry.cure().sql();
        if (sql != null) {
            statement(Plain.line(Plain.sql(sql)));
        }
        labelled(
                "saves",
                count(entry.saved().roundTrips(), "round trip") + ", "
                        + Plain.duration(entry.saved().millisAt().getOrDefault("1", 0.0)) + " at 1 ms each"
                        + (entry.cure().verified() ? ", verified on the data" : ""));
    }

    /** A statement to paste, broken between words and whole; one of many lines is for those who open the report. */
    private void statement(String sql) {
        String start = INDENT + " ".repeat(LABEL);
        List<String> broken = new ArrayList<>();
        int from = 0;
        while (from < sql.length() && broken.size() <= MOST_SQL_LINES) {
            int end = Math.min(sql.length(), from + WIDTH - start.length());
            int space = end == sql.length() ? end : sql.lastIndexOf(' ', end);
            end = space > from ? space : end;
            broken.add(start + sql.substring(from, end).strip());
            from = end;
        }
        if (broken.size() <= MOST_SQL_LINES) {
            lines.addAll(broken);
        }
    }

    private void labelled(String label, String text) {
        String start = INDENT + label + " ".repeat(LABEL - label.length());
        lines.add(start + fit(text, WIDTH - start.length()));
    }

    /** The rest of the advice is for those who open the report. */
    private static String firstSentence(String advice) {
        return Plain.sql(advice).split("(?<=[.!?])\\s+(?=\\p{Lu})", 2)[0];
    }

    private void sentence(String text) {
        broken(INDENT, INDENT, text);
    }

    /** Broken between words where it does not fit, at most once. */
    private void broken(String start, String next, String sentence) {
        String text = Plain.line(Plain.sql(sentence));
        int room = WIDTH - start.length();
        int end = text.length() <= room ? -1 : text.lastIndexOf(' ', room);
        lines.add(start + fit(end <= 0 ? text : text.substring(0, end), room));
        if (end > 0) {
            lines.add(next + fit(text.substring(end + 1), room));
        }
    }

    private void line(String text) {
        lines.add(fit(text, WIDTH));
    }

    private String strong(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    static String fit(String text, int width) {
        String plain = Plain.line(Plain.clip(text, Plain.SQL_LIMIT));
        return plain.codePointCount(0, plain.length()) <= width
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, width - 3)).stripTrailing() + "...";
    }
}
