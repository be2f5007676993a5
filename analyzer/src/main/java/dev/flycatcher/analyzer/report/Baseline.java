package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.EntryPoint;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The findings a code base lives with for now: one line each, sorted, free of line numbers, so that a moved line changes
 * nothing and a diff shows what was cured.
 *
 * @param known by the finding's id
 * @param asked what each entry point asked, by an id of its name: A63 judges by it
 */
public record Baseline(SortedMap<String, Known> known, SortedMap<String, EntryPoint> asked) {
    private static final String HEADER = "# flycatcher baseline ";
    private static final int VERSION = 1;
    private static final Pattern LINE = Pattern.compile("(\\S{1,64}) +(\\d{1,18})(?: +(.*))?");

    /** A baseline that knows nothing: everything is new to it. */
    public static final Baseline EMPTY = new Baseline(new TreeMap<>());

    public Baseline {
        known = Collections.unmodifiableSortedMap(new TreeMap<>(known));
        asked = Collections.unmodifiableSortedMap(new TreeMap<>(asked));
    }

    /** One of findings alone. */
    public Baseline(SortedMap<String, Known> known) {
        this(known, new TreeMap<>());
    }

    /**
     * A finding as it was.
     *
     * @param roundTrips round trips its cure would have saved
     * @param words what it was, for people
     */
    public record Known(long roundTrips, String words) {
        private Known plus(Known other) {
            return new Known(roundTrips + other.roundTrips, words);
        }
    }

    /** What a report knows now. */
    public static Baseline of(Report report) {
        SortedMap<String, Known> known = new TreeMap<>();
        report.entries()
                .forEach(entry -> known.merge(
                        Key.of(entry.finding()),
                        new Known(entry.saved().roundTrips(), words(entry.finding())),
                        Known::plus));
        SortedMap<String, EntryPoint> asked = new TreeMap<>();
        report.entryPoints().forEach(entry -> asked.put(AskedLine.id(entry), entry));
        return new Baseline(known, asked);
    }

    /** That report, with what its entry points ask more than is known here (A63). */
    public Report judged(Report report) {
        return Regressions.judged(report, this);
    }

    /**
     * Reads {@link #text()} back.
     *
     * @throws IllegalArgumentException when a line is none of a baseline's, or the baseline is of a newer version
     */
    public static Baseline parse(String text) {
        SortedMap<String, Known> known = new TreeMap<>();
        SortedMap<String, EntryPoint> asked = new TreeMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.startsWith(HEADER)) {
                checkVersion(line.substring(HEADER.length()));
            } else if (line.startsWith("Q-") && AskedLine.read(line).isPresent()) {
                AskedLine.read(line).ifPresent(entry -> asked.put(entry.getKey(), entry.getValue()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    throw new IllegalArgumentException("Line " + number + " of the baseline reads \""
                            + Plain.line(Plain.name(line))
                            + "\", expected an id, a number and words: write the baseline again, or remove the line.");
                }
                String words = matcher.group(3) == null ? "" : matcher.group(3);
                known.merge(matcher.group(1), new Known(Long.parseLong(matcher.group(2)), words), Known::plus);
            }
        }
        return new Baseline(known, asked);
    }

    /**
     * Reads a baseline file.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException as {@link #parse} does, with the file's name
     */
    public static Baseline read(Path file) throws IOException {
        try {
            return parse(TextFile.read(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** Whether a file begins as a baseline does. */
    public static boolean isOne(Path file) throws IOException {
        return TextFile.startsWith(file, HEADER);
    }

    /**
     * Writes the file whole or not at all.
     *
     * @throws IOException when it cannot be written
     */
    public void write(Path file) throws IOException {
        TextFile.replace(file, text());
    }

    /** The file's text: a header, then a line per finding, then one per entry point. */
    public String text() {
        StringBuilder text = new StringBuilder(HEADER + VERSION + ": id, round trips a cure would save, what it is\n");
        known.forEach((id, finding) -> text.append(id)
                .append(' ')
                .append(finding.roundTrips())
                .append(' ')
                .append(finding.words())
                .append('\n'));
        asked.forEach((id, entry) -> text.append(AskedLine.of(id, entry)).append('\n'));
        return text.toString();
    }

    private static void checkVersion(String rest) {
        String version = rest.split("\\D", 2)[0];
        if (!version.equals(String.valueOf(VERSION))) {
            throw new IllegalArgumentException("The baseline is of version " + Plain.line(Plain.name(rest))
                    + ", this Flycatcher reads " + VERSION + ": update Flycatcher, or write the baseline again.");
        }
    }

    private static String words(Finding finding) {
        Frame frame = finding.loop() == null ? finding.callSite() : finding.loop();
        String where = frame == null ? finding.unit() : frame.type() + "." + frame.method();
        String table = Claim.table(finding.child().shape().sql());
        return Plain.line(Rules.name(finding.rule()) + " on " + table + " in " + Plain.name(where));
    }
}
