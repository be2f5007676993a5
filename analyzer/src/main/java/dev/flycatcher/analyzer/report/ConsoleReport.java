package dev.flycatcher.analyzer.report;

import static dev.flycatcher.analyzer.report.Plain.count;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.rewrite.Cure;
import dev.flycatcher.analyzer.trace.Frame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report as a few lines for a terminal: at most {@value #WIDTH} columns, nothing but printable characters. */
public final class ConsoleReport {
    static final int WIDTH = 100;
    private static final int MOST_SQL_LINES = 4;
    private static final int MOST_CODE_LINES = 3;
    /** Findings that are told; the others are counted. */
    static final int FINDINGS = 5;

    /** Of a trace without any unit: that nothing is found in it says nothing. */
    static final String NOTHING = "flycatcher: no unit of work is recorded here, so nothing was judged";

    private static final double LEAST_MILLIS = 0.1;
    private static final String INDENT = "      ";
    private static final int LABEL = 7;

    private final boolean colour;
    private final List<String> lines = new ArrayList<>();

    private ConsoleReport(boolean colour) {
        this.colour = colour;
    }

    /**
     * The lines, each ended by a line feed.
     *
     * @param paths where the report was written, named last; none, and nothing is named
     * @param colour whether the terminal understands ANSI escapes
     */
    public static String of(Report report, List<Path> paths, boolean colour) {
        ConsoleReport console = new ConsoleReport(colour);
        console.headline(report);
        for (int i = 0; i < Math.min(FINDINGS, report.entries().size()); i++) {
            Report.Entry entry = report.entries().get(i);
            console.entry(i + 1, entry, words(entry.cure()));
        }
        int more = report.entries().size() - FINDINGS;
        if (more > 0) {
            console.line("flycatcher: " + count(more, "more finding") + " in the report.");
        }
        paths.forEach(path -> console.lines.add("flycatcher: " + Plain.line(path.toString())));
        return String.join("\n", console.lines) + "\n";
    }

    /** One finding, its cure in SQL alone. */
    public static List<String> of(Report.Entry entry) {
        ConsoleReport console = new ConsoleReport(false);
        console.entry(1, entry, List.of());
        return console.lines;
    }

    private void headline(Report report) {
        Report.Summary summary = report.summary();
        if (summary.units() == 0) {
            line(NOTHING);
        } else if (report.entries().isEmpty()) {
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

    private void entry(int rank, Report.Entry entry, List<String> words) {
        Finding finding = entry.finding();
        String number = String.format(Locale.ROOT, "%3d.  ", rank);
        String head = finding.rule() + " " + Rules.name(finding.rule()) + " ("
                + finding.severity().name().toLowerCase(Locale.ROOT) + ", " + finding.evidence() + ")";
        lines.add(number + strong(fit(head, WIDTH - number.length())));
        sentence(Claim.of(finding));
        Frame site = finding.callSite();
        if (site != null) {
            Frame loop = finding.loop();
            boolean same = loop == null || loop.place().equals(site.place()) && Around.special(finding) == null;
            labelled("at", site.place() + (same ? "" : ", in " + Around.of(finding)));
        } else {
            labelled("in", finding.unit());
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
        if (!words.isEmpty()) {
            words.forEach(word -> lines.add(INDENT + " ".repeat(LABEL) + fit(word, WIDTH - INDENT.length() - LABEL)));
        } else if (sql != null) {
            statement(Plain.line(Plain.sql(sql)));
        }
        saving(entry);
    }

    /** The cure in the words of the library in use, where they are few: the first way, if there are several. */
    private static List<String> words(Cure cure) {
        List<String> words = cure.code() == null
                ? List.of()
                : cure.code()
                        .lines()
                        .takeWhile(line -> !line.startsWith("// or"))
                        .toList();
        return words.size() > MOST_CODE_LINES ? List.of() : words;
    }

    /** The round trips, what they wait for, and what the driver took in them beside. */
    private void saving(Report.Entry entry) {
        Saved saved = entry.saved();
        double waited = saved.roundTrips();
        double measured = saved.millisAt().getOrDefault("1", waited) - waited;
        if (saved.roundTrips() > 0) {
            labelled(
                    "saves",
                    count(saved.roundTrips(), "round trip") + ", " + Plain.duration(waited) + " at 1 ms each"
                            + (measured < LEAST_MILLIS ? "" : ", and " + Plain.duration(measured) + " in the driver")
                            + (entry.cure().verified() ? "; verified on the data" : ""));
        }
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
