package dev.flycatcher.agent.junit;

import dev.flycatcher.agent.record.Claim;
import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.agent.watch.Recorded;
import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.ReportWriter;
import dev.flycatcher.analyzer.report.SourceTree;
import dev.flycatcher.analyzer.report.Surroundings;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.TraceWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** What the tests of one run share: settings, what they tolerate, and the report over all of them, written at its end. */
@SuppressWarnings("deprecation") // What replaces it is missing from JUnit before 6.
final class Session implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    private static final int MOST_TOLD = 20;

    final Settings settings;
    final Tolerated tolerated;

    private final Analyzer analyzer = new Analyzer();
    private final Set<String> told = new HashSet<>();
    private @Nullable Claim claim;
    private @Nullable TraceWriter traces;
    private int mapped;
    private boolean asked;
    private boolean open;
    private boolean writable = true;

    private Session(Settings settings) {
        this.settings = settings;
        this.tolerated = Tolerated.of(settings);
    }

    static Session of(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Session.class))
                .getOrComputeIfAbsent(Session.class, key -> new Session(Settings.of(context)), Session.class);
    }

    /** Takes what a test did into the report; what is returned knows where that will be, and what is tolerated. */
    synchronized Recorded add(Recorded recorded, @Nullable Evidence from) {
        for (Trace trace : recorded.traces()) {
            Trace named = trace.with(Flycatcher.mapped(mapped));
            mapped += named.mapped().size();
            analyzer.add(named);
            keep(named);
        }
        Recorded judged = tolerated.in(recorded, from);
        return writable ? judged.toldAt(folder().resolve("report.html")) : judged;
    }

    /** A test says by annotation that it is to be judged. */
    synchronized void asked() {
        asked = true;
    }

    private Path folder() {
        return claim == null ? settings.folder() : claim.folder();
    }

    private void keep(Trace trace) {
        try {
            if (writable && traces == null) {
                claim = Claim.of(settings.folder());
                traces = new TraceWriter(folder().resolve("trace.flycatcher"));
            }
            if (traces != null) {
                traces.append(trace);
            }
            open = true;
        } catch (IOException unwritable) {
            complain(unwritable);
        }
    }

    private void complain(IOException unwritable) {
        writable = false;
        tell("cannot write to " + settings.folder().toAbsolutePath() + " (" + unwritable
                + "); name a writable folder with flycatcher.dir");
    }

    /** A line on standard error, once; after some it is enough. */
    synchronized void tell(String line) {
        if (told.size() < MOST_TOLD && told.add(line)) {
            System.err.println("flycatcher: " + line);
        } else if (told.size() == MOST_TOLD && told.add("")) {
            System.err.println("flycatcher: more of the kind is in the report");
        }
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    @Override
    public synchronized void close() {
        Report report = analyzer.report();
        told.clear();
        tolerated.words(report).forEach(this::tell);
        if (asked && !open) {
            tell("nothing was judged, as no statement of these tests went through a watched DataSource; give them"
                    + " Flycatcher.watch(dataSource)");
        }
        try {
            if (traces != null) {
                traces.close();
            }
            tolerated.write(!folder().equals(settings.folder()));
            if (open && writable) {
                Surroundings sources = Surroundings.NONE.with(SourceTree.at(Path.of("")));
                Path page = ReportWriter.write(report, folder(), sources).html();
                tell(count(report.entries().size(), "finding") + " in "
                        + count(report.summary().units(), "test") + ": " + page);
            }
            if (claim != null) {
                claim.close();
            }
        } catch (IOException unwritable) {
            complain(unwritable);
        }
    }
}
