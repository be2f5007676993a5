package dev.flycatcher.agent.junit;

import dev.flycatcher.agent.record.Declared;
import dev.flycatcher.agent.watch.Recorded;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.report.Baseline;
import dev.flycatcher.analyzer.report.Comparison;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.Suppressions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What does not fail: the findings of a baseline, unless they grew, what a file of suppressions names, and what the code says. */
final class Tolerated {
    private static final String UPDATE = "-Dflycatcher.baseline.update=true";

    private final @Nullable Path file;
    private final boolean update;
    private final Baseline before;
    private final Suppressions suppressions;
    private final FileTime started = FileTime.from(Instant.now());
    /** In the worst test of each. */
    private final SortedMap<String, Baseline.Known> seen = new TreeMap<>();

    private Tolerated(@Nullable Path file, boolean update, Baseline before, Suppressions suppressions) {
        this.file = file;
        this.update = update;
        this.before = before;
        this.suppressions = suppressions;
    }

    static Tolerated of(Settings settings) {
        Path file = settings.baseline();
        if (settings.update() && file == null) {
            throw new ExtensionConfigurationException(
                    "flycatcher.baseline.update is set, but no file: name one with flycatcher.baseline");
        }
        boolean none = file == null || settings.update() && !Files.exists(file);
        Baseline before = none ? Baseline.EMPTY : read(file, Baseline::parse, "; " + UPDATE + " writes it");
        Path list = settings.suppressions();
        Suppressions suppressions = list == null ? Suppressions.NONE : read(list, Suppressions::parse, "");
        return new Tolerated(file, settings.update(), before, suppressions);
    }

    private static <T> T read(Path file, java.util.function.Function<String, T> parser, String cure) {
        try {
            return parser.apply(Files.readString(file));
        } catch (IOException unreadable) {
            throw new ExtensionConfigurationException("cannot read " + file.toAbsolutePath() + cure, unreadable);
        } catch (IllegalArgumentException wrong) {
            throw new ExtensionConfigurationException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    /** The recording, its assertions less what is tolerated; what would fail is remembered. */
    synchronized Recorded in(Recorded recorded, @Nullable Evidence from) {
        Recorded left = recorded.except(suppressions.and(Declared.seen()));
        Baseline now = from == null ? Baseline.EMPTY : left.baseline(from);
        now.known().forEach((id, known) -> seen.merge(id, known, Tolerated::worse));
        return left.except(update ? now : before);
    }

    private static Baseline.Known worse(Baseline.Known a, Baseline.Known b) {
        return a.roundTrips() >= b.roundTrips() ? a : b;
    }

    /** At the end: what of it matched nothing, and so may go. */
    synchronized List<String> words(Report report) {
        List<String> words = new ArrayList<>(suppressions
                .and(Declared.seen())
                .applied(report, LocalDate.now())
                .words());
        Comparison change = Comparison.of(before, new Baseline(seen));
        if (update) {
            words.add(file + ": " + Session.count(seen.size(), "finding") + ", "
                    + change.appeared().size() + " of them new; "
                    + change.gone().size() + " gone");
        } else if (!change.gone().isEmpty() || !change.shrank().isEmpty()) {
            change.gone().forEach(each -> words.add("not seen in these tests: " + each.id() + " " + each.words()));
            words.add(file + ": " + change.gone().size() + " not seen, "
                    + change.shrank().size() + " smaller; if all tests ran, " + UPDATE + " writes that down");
        }
        return words;
    }

    /** @param joins whether another JVM of the same run has written, or may have: what it saw stays */
    synchronized void write(boolean joins) throws IOException {
        if (update && file != null) {
            SortedMap<String, Baseline.Known> all = new TreeMap<>(seen);
            if (Files.exists(file) && (joins || started.compareTo(Files.getLastModifiedTime(file)) <= 0)) {
                Baseline.read(file).known().forEach((id, known) -> all.merge(id, known, Tolerated::worse));
            }
            new Baseline(all).write(file.toAbsolutePath());
        }
    }
}
