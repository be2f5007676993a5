package dev.flycatcher.agent;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.trace.Transcript;
import java.util.List;
import java.util.function.Supplier;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

/** Tells the JVM's flight recorder of each unit and of what was found in it, where it flies at all. */
final class Flight {
    private boolean absent;

    /**
     * Written when the unit has been judged, so after its end; its own times are in it.
     *
     * @param found asked what was found in it, most saved first; nothing where it was taken for another one of those that
     *     look like it
     */
    void record(Transcript unit, Supplier<List<Report.Entry>> found) {
        if (absent) {
            return;
        }
        try {
            if (FlightRecorder.isInitialized()) {
                commit(unit, found);
            }
        } catch (LinkageError noFlightRecorder) {
            absent = true;
        }
    }

    private static void commit(Transcript of, Supplier<List<Report.Entry>> found) {
        UnitEvent unit = new UnitEvent();
        if (unit.shouldCommit()) {
            unit.unit = of.unit().name();
            unit.kind = of.unit().kind().name();
            unit.started = of.unit().startedMillis();
            unit.elapsed = of.elapsedNanos();
            unit.executions = of.executions();
            unit.dropped = of.dropped().executions();
            unit.commit();
        }
        if (new FindingEvent().shouldCommit()) {
            found.get().forEach(entry -> commit(of, entry));
        }
    }

    private static void commit(Transcript unit, Report.Entry entry) {
        Finding finding = entry.finding();
        FindingEvent event = new FindingEvent();
        event.unit = unit.unit().name();
        event.rule = finding.rule();
        event.evidence = finding.evidence().name();
        event.severity = finding.severity().name();
        event.place = finding.callSite() == null ? "" : finding.callSite().place();
        event.sql = finding.child().shape().sql();
        event.needless = entry.saved().roundTrips();
        event.commit();
    }

    @Name("dev.flycatcher.Unit")
    @Label("Unit of Work")
    @Category("Flycatcher")
    @StackTrace(false)
    private static final class UnitEvent extends Event {
        @Label("Unit")
        String unit = "";

        @Label("Kind")
        String kind = "";

        @Label("Started")
        @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
        long started;

        @Label("Elapsed")
        @Timespan(Timespan.NANOSECONDS)
        long elapsed;

        @Label("Executions")
        long executions;

        @Label("Dropped Executions")
        long dropped;
    }

    @Name("dev.flycatcher.Finding")
    @Label("Needless Round Trips")
    @Description("What was found in one unit of work that was judged, by itself")
    @Category("Flycatcher")
    @StackTrace(false)
    private static final class FindingEvent extends Event {
        @Label("Unit")
        String unit = "";

        @Label("Rule")
        String rule = "";

        @Label("Evidence")
        String evidence = "";

        @Label("Severity")
        String severity = "";

        @Label("Place")
        String place = "";

        @Label("SQL")
        @Description("The statement without its literals")
        String sql = "";

        @Label("Needless Round Trips")
        long needless;
    }
}
