package dev.flycatcher.testapps.corpus;

import dev.flycatcher.analyzer.detect.Child;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.detect.Severity;
import dev.flycatcher.analyzer.report.Report.Entry;
import dev.flycatcher.analyzer.rewrite.Cure;
import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finding as labels are written.
 *
 * @param base rule, parent, child, bind and counts
 * @param cure kind of the cure
 * @param loop whether its loop is on a line that says so
 */
record Told(Finding finding, String base, Cure.Kind cure, boolean loop) {
    private static final Path SOURCES = Path.of("src/main/java/dev/flycatcher/testapps/corpus");
    /** They judge times, which on a busy machine are what they are: compared only where they are labelled. */
    private static final Set<String> BY_TIME = Set.of("A19", "A42", "A43", "A51", "A52", "A55", "A56");

    /** Information that is labelled wherever it is told, and so is not to be told anywhere else. */
    private static final Set<String> LABELLED = Set.of("A64");

    static Told of(Entry entry) {
        Finding finding = entry.finding();
        return new Told(finding, base(finding), entry.cure().kind(), marked(finding.loop()));
    }

    private static String base(Finding finding) {
        Parent parent = finding.parent();
        Child child = finding.child();
        return finding.rule()
                + (parent == null
                        ? ""
                        : " " + table(parent.shape()) + "." + parent.column().toLowerCase(Locale.ROOT) + " ->")
                + " " + table(child.shape()) + (child.column() == null ? "" : "." + child.column())
                + (child.bind() == 0 ? "" : " ?" + child.bind())
                + " k=" + child.executions()
                + (parent == null ? "" : " n=" + parent.rows());
    }

    /** The first table of a shape, {@code ?} when it names none. */
    static String table(Shape shape) {
        List<Outline.Table> tables = Outline.of(shape).tables();
        return tables.isEmpty() ? "?" : tables.get(0).name();
    }

    private static boolean marked(@Nullable Frame loop) {
        if (loop == null || loop.file() == null) {
            return false;
        }
        try {
            List<String> lines = Files.readAllLines(SOURCES.resolve(loop.file()));
            return lines.get(loop.line() - 1).endsWith("// loop");
        } catch (IOException noSource) {
            return false;
        }
    }

    boolean alarm() {
        return finding.severity() != Severity.INFO;
    }

    boolean proven() {
        return finding.evidence().compareTo(Evidence.E3) >= 0;
    }

    boolean labelled() {
        return LABELLED.contains(finding.rule());
    }

    boolean byTime() {
        return BY_TIME.contains(finding.rule());
    }

    /** Whether this is what a label says: cure and loop only where it names them. */
    boolean is(String label) {
        String rest = label;
        boolean looped = rest.endsWith(" loop");
        rest = looped ? rest.substring(0, rest.length() - 5) : rest;
        boolean cured = rest.equals(base + " " + cure);
        return (cured || rest.equals(base)) && (loop || !looped);
    }

    @Override
    public String toString() {
        return base + " " + cure + (loop ? " loop" : "") + " (" + finding.severity() + " " + finding.evidence() + ")";
    }
}
