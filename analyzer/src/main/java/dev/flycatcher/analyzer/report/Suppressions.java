package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Findings that are not worth it, one line each, every line with its reason; lines that match nothing any more are told,
 * so that the file does not outlive what it is about.
 *
 * <pre>
 * # a finding by its id, as the page names it
 * A09-5c3e9d21a07f: the second read is wanted, it checks the lock
 * # a rule in a class or a method, until a date
 * A01 at shop.Importer.load until 2027-03-31: goes with the new importer
 * # any rule on one shape, or a rule everywhere
 * * shape 3f1c77e0a9b2d485: a view that is always in memory
 * A12: counted on purpose
 * </pre>
 *
 * @param lines in the order of the file
 */
public record Suppressions(List<Line> lines) {
    private static final Pattern LINE =
            Pattern.compile("(\\*|[A-Z]\\d{2}(?:-[0-9a-f]{12})?)(?: +at +([\\p{L}\\p{N}_.$]+))?"
                    + "(?: +shape +([0-9a-f]{16}))?(?: +until +(\\S+))? *: *(\\S.*)");

    /** Nothing is suppressed. */
    public static final Suppressions NONE = new Suppressions(List.of());

    public Suppressions {
        lines = List.copyOf(lines);
    }

    /**
     * One line: a finding has to match each part that is given.
     *
     * @param what a finding's id, a rule's id, or {@code *} for any
     * @param place a class or a method of the call site or the loop, null for any
     * @param shape the child's fingerprint in 16 hexadecimal digits, null for any
     * @param until the last day it holds, null for always
     * @param reason why
     */
    public record Line(
            String what,
            @Nullable String place,
            @Nullable String shape,
            @Nullable LocalDate until,
            String reason) {

        /** The line as the file has it. */
        public String text() {
            return what + (place == null ? "" : " at " + place) + (shape == null ? "" : " shape " + shape)
                    + (until == null ? "" : " until " + until) + ": " + reason;
        }

        private boolean holds(LocalDate today) {
            return until == null || !today.isAfter(until);
        }

        private boolean matches(Finding finding) {
            boolean named = what.equals("*") || what.equals(finding.rule()) || what.equals(Key.of(finding));
            return named
                    && (shape == null || shape.equals(fingerprint(finding)))
                    && (place == null || at(finding.callSite()) || at(finding.loop()));
        }

        private boolean at(@Nullable Frame frame) {
            return frame != null && (frame.type().equals(place) || (frame.type() + "." + frame.method()).equals(place));
        }
    }

    /** A finding that was taken out, and the first line that did it. */
    public record Hidden(Report.Entry entry, Line line) {}

    /**
     * A report without what is suppressed.
     *
     * @param report what is left
     * @param hidden findings that were taken out, in the report's order
     * @param idle lines that hold and match nothing
     * @param expired lines whose day has passed; they suppress nothing
     */
    public record Applied(Report report, List<Hidden> hidden, List<Line> idle, List<Line> expired) {

        /** Whether there was nothing to apply. */
        public boolean none() {
            return hidden.isEmpty() && idle.isEmpty() && expired.isEmpty();
        }

        /** What to tell beside the report, a sentence each; nothing when all is in order. */
        public List<String> words() {
            List<String> words = new ArrayList<>();
            if (!hidden.isEmpty()) {
                words.add(Plain.count(hidden.size(), "finding") + " suppressed.");
            }
            idle.forEach(line -> words.add("Suppresses nothing, remove it: " + Plain.line(line.text())));
            expired.forEach(line -> words.add("Expired, renew or remove it: " + Plain.line(line.text())));
            return words;
        }
    }

    /**
     * Reads a file's text; empty lines and lines that begin with # say nothing.
     *
     * @throws IllegalArgumentException when a line is none, or has no reason
     */
    public static Suppressions parse(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(line(number, line));
            }
        }
        return new Suppressions(lines);
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException as {@link #parse} does, with the file's name
     */
    public static Suppressions read(Path file) throws IOException {
        try {
            return parse(TextFile.read(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static Line line(int number, String text) {
        Matcher matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            throw wrong(number, text, "\"A09-5c3e9d21a07f: why\" or \"A09 at shop.Importer until 2027-03-31: why\"");
        }
        try {
            String until = matcher.group(4);
            return new Line(
                    matcher.group(1),
                    matcher.group(2),
                    matcher.group(3),
                    until == null ? null : LocalDate.parse(until),
                    matcher.group(5));
        } catch (DateTimeParseException e) {
            throw wrong(number, text, "a day as in 2027-03-31 after \"until\"");
        }
    }

    private static IllegalArgumentException wrong(int number, String text, String expected) {
        return new IllegalArgumentException("Line " + number + " of the suppressions reads \""
                + Plain.line(Plain.name(text)) + "\", expected " + expected + ".");
    }

    /** These and more. */
    public Suppressions and(Suppressions more) {
        return new Suppressions(
                Stream.concat(lines.stream(), more.lines.stream()).distinct().toList());
    }

    /** The file's text: the lines sorted, so that a diff shows what was added. */
    public String text() {
        List<String> texts = new ArrayList<>(lines.stream().map(Line::text).toList());
        Collections.sort(texts);
        return texts.isEmpty() ? "" : String.join("\n", texts) + "\n";
    }

    /** Takes out of a report what is suppressed on that day; its totals stay, as they tell what ran. */
    public Applied applied(Report report, LocalDate today) {
        List<Line> holding = lines.stream().filter(line -> line.holds(today)).toList();
        Set<Line> used = new LinkedHashSet<>();
        List<Report.Entry> left = new ArrayList<>();
        List<Hidden> hidden = new ArrayList<>();
        for (Report.Entry entry : report.entries()) {
            List<Line> matching = holding.stream()
                    .filter(line -> line.matches(entry.finding()))
                    .toList();
            used.addAll(matching);
            if (matching.isEmpty()) {
                left.add(entry);
            } else {
                hidden.add(new Hidden(entry, matching.get(0)));
            }
        }
        return new Applied(
                report.with(left),
                List.copyOf(hidden),
                holding.stream().filter(line -> !used.contains(line)).toList(),
                lines.stream().filter(line -> !line.holds(today)).toList());
    }

    private static String fingerprint(Finding finding) {
        return Key.hex(finding.child().shape().fingerprint());
    }
}
