package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Dropped;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.ArrayList;
import java.util.Collections;
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

    Trace decode(WorkUnit unit) {
        List<LogReader> logs =
                unit.logs.stream().map(log -> new LogReader(log, frames)).toList();
        Timeline executions = new Timeline();
        Timeline marks = new Timeline();
        for (int log = 0; log < logs.size(); log++) {
            LogReader reader = logs.get(log);
            for (int i = 0; i < reader.executions.size(); i++) {
                executions.add(reader.start(i), log, i);
            }
            for (int i = 0; i < reader.marks.size(); i++) {
                marks.add(reader.markNanos(i), log, i);
            }
        }
        executions.sort();
        marks.sort();
        Ordinals ordinals = new Ordinals();
        return new Trace(
                new Unit(unit.id, unit.kind, name(unit, logs), unit.startedMillis),
                executions(executions, logs, ordinals),
                marks(marks, executions, logs),
                ordinals.values(),
                unit.elapsedNanos(),
                dropped(unit, logs),
                unit.databases());
    }

    private static List<Execution> executions(Timeline from, List<LogReader> logs, Ordinals ordinals) {
        List<Execution> all = new ArrayList<>(from.size());
        for (int i = 0; i < from.size(); i++) {
            all.add(logs.get(from.log(i)).execution(from.number(i), i, ordinals));
        }
        return Collections.unmodifiableList(all);
    }

    private static List<Mark> marks(Timeline from, Timeline executions, List<LogReader> logs) {
        List<Mark> marks = new ArrayList<>(from.size());
        int before = 0;
        for (int i = 0; i < from.size(); i++) {
            while (before < executions.size() && executions.nanos(before) < from.nanos(i)) {
                before++;
            }
            marks.add(logs.get(from.log(i)).mark(from.number(i), before));
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

    private static Dropped dropped(WorkUnit unit, List<LogReader> logs) {
        long executions = 0;
        long values = 0;
        long stacks = 0;
        for (Log log : unit.logs) {
            executions += log.lostExecutions;
            values += log.lostValues;
            stacks += log.lostStacks;
        }
        if (!unit.mode.readsValues()) {
            // It keeps none of a row: at least one each.
            values += logs.stream().mapToLong(LogReader::rows).sum();
        }
        return new Dropped(executions, values, stacks);
    }
}
