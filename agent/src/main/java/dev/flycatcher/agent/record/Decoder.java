package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Dropped;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Turns the logs of a closed unit into a trace: threads merged by time, words replaced by ordinals. */
final class Decoder {
    private static final Pattern CONTAINER = Pattern.compile("org\\.(?:springframework|quartz|eclipse\\.jetty"
            + "|apache\\.(?:catalina|coyote|tomcat|activemq|kafka|camel)|jboss|wildfly)\\."
            + "|io\\.(?:undertow|netty|vertx|quarkus|micronaut|helidon)\\.|com\\.rabbitmq\\.|reactor\\.");

    private final Frames frames;

    Decoder(Frames frames) {
        this.frames = frames;
    }

    /** One entry of one log. */
    private record Entry(LogReader log, int number, long nanos) {}

    Trace decode(WorkUnit unit) {
        List<LogReader> logs =
                unit.logs.stream().map(log -> new LogReader(log, frames)).toList();
        List<Entry> entries = new ArrayList<>();
        List<Entry> edges = new ArrayList<>();
        for (LogReader log : logs) {
            for (int i = 0; i < log.executions.size(); i++) {
                entries.add(new Entry(log, i, log.start(i)));
            }
            for (int i = 0; i < log.marks.size(); i++) {
                edges.add(new Entry(log, i, log.markNanos(i)));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::nanos));
        edges.sort(Comparator.comparingLong(Entry::nanos));
        Ordinals ordinals = new Ordinals();
        List<Execution> executions = executions(entries, ordinals);
        return new Trace(
                new Unit(unit.id, unit.kind, name(unit, logs), unit.startedMillis),
                executions,
                marks(edges, entries),
                ordinals.values(),
                unit.elapsedNanos(),
                dropped(unit),
                unit.engine());
    }

    private static List<Execution> executions(List<Entry> entries, Ordinals ordinals) {
        List<Execution> all = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            all.add(entry.log.execution(entry.number, all.size(), ordinals));
        }
        return Collections.unmodifiableList(all);
    }

    private static List<Mark> marks(List<Entry> edges, List<Entry> executions) {
        List<Mark> marks = new ArrayList<>(edges.size());
        int before = 0;
        for (Entry edge : edges) {
            while (before < executions.size() && executions.get(before).nanos < edge.nanos) {
                before++;
            }
            marks.add(edge.log.mark(edge.number, before));
        }
        return Collections.unmodifiableList(marks);
    }

    /** What opened it says its name; else the outermost frame of its first stack that no container has, else its thread. */
    private static String name(WorkUnit unit, List<LogReader> logs) {
        String given = unit.name();
        if (given != null) {
            return given;
        }
        List<Frame> stack = logs.get(0).firstStack();
        if (stack.isEmpty()) {
            return unit.logs.element().threadName.replaceAll("\\d+", "#");
        }
        Frame outermost = stack.get(stack.size() - 1);
        for (int i = stack.size() - 1;
                i > 0 && CONTAINER.matcher(outermost.type()).lookingAt();
                i--) {
            outermost = stack.get(i - 1);
        }
        return outermost.type().substring(outermost.type().lastIndexOf('.') + 1) + "." + outermost.method();
    }

    private static Dropped dropped(WorkUnit unit) {
        long executions = 0;
        long values = 0;
        long stacks = 0;
        for (Log log : unit.logs) {
            executions += log.lostExecutions;
            values += log.lostValues;
            // A mode that reads no values keeps none of a row: at least one each.
            values += unit.mode.readsValues() ? 0 : log.rows();
            stacks += log.lostStacks;
        }
        return new Dropped(executions, values, stacks);
    }
}
