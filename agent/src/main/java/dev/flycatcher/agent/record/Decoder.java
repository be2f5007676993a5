package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Dropped;
import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Transcript;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes the logs of a closed unit down: threads merged by time, words replaced by ordinals. */
final class Decoder {
    private static final Pattern CONTAINER = Pattern.compile("org\\.(?:springframework|quartz|eclipse\\.jetty"
            + "|apache\\.(?:catalina|coyote|tomcat|activemq|kafka|camel)|jboss|wildfly)\\."
            + "|io\\.(?:undertow|netty|vertx|quarkus|micronaut|helidon)\\.|com\\.rabbitmq\\.|reactor\\.");

    private static final int MOST_READERS = 64;

    private final Stacks stacks;
    private final Transcript transcript = new Transcript();
    private final Ordinals ordinals = new Ordinals(transcript);
    private final List<LogReader> readers = new ArrayList<>();
    private final Timeline executions = new Timeline();
    private final Timeline marks = new Timeline();

    Decoder(Frames frames) {
        stacks = new Stacks(frames);
    }

    /** The unit written down, until the next one is or all is cleared. */
    Transcript decode(WorkUnit unit) {
        clear();
        return write(unit);
    }

    /** Those units as they are, their values numbered alike; the last of them knows all values. */
    List<Trace> alike(List<WorkUnit> units) {
        List<Trace> traces = new ArrayList<>();
        clear();
        for (WorkUnit unit : units) {
            traces.add(write(unit).trace());
            transcript.begin();
            executions.clear();
            marks.clear();
            ordinals.again();
        }
        clear();
        return traces;
    }

    private Transcript write(WorkUnit unit) {
        int logs = 0;
        for (Log log : unit.logs) {
            read(log, logs++);
        }
        executions.sort();
        marks.sort();
        writeExecutions();
        writeMarks();
        Unit of = new Unit(unit.id, unit.kind, name(unit), unit.startedMillis);
        transcript.end(of, unit.elapsedNanos(), dropped(unit, logs), unit.databases());
        forget(logs);
        return transcript;
    }

    /** Forgets the last unit, and gives back what a large one took: the next one may be long in coming. */
    void clear() {
        transcript.begin();
        ordinals.clear();
        executions.clear();
        marks.clear();
    }

    private void read(Log log, int number) {
        if (number == readers.size()) {
            readers.add(new LogReader(transcript, ordinals, stacks));
        }
        LogReader reader = readers.get(number);
        reader.begin(log);
        for (int i = 0; i < reader.executions.size(); i++) {
            executions.add(reader.start(i), number, i);
        }
        for (int i = 0; i < reader.marks.size(); i++) {
            marks.add(reader.markNanos(i), number, i);
        }
    }

    private void writeExecutions() {
        for (int i = 0; i < executions.size(); i++) {
            readers.get(executions.log(i)).placed(executions.number(i), i);
        }
        for (int i = 0; i < executions.size(); i++) {
            readers.get(executions.log(i)).write(executions.number(i), i);
        }
    }

    private void writeMarks() {
        int before = 0;
        for (int i = 0; i < marks.size(); i++) {
            while (before < executions.size() && executions.nanos(before) < marks.nanos(i)) {
                before++;
            }
            readers.get(marks.log(i)).mark(marks.number(i), before);
        }
    }

    private void forget(int logs) {
        for (int i = 0; i < logs; i++) {
            readers.get(i).end();
        }
        if (readers.size() > MOST_READERS) {
            readers.subList(MOST_READERS, readers.size()).clear();
        }
    }

    /** What opened it says its name; else the outermost frame of its first stack that no container has, else its thread. */
    private String name(WorkUnit unit) {
        String given = unit.name();
        if (given != null) {
            return given;
        }
        List<Frame> stack = readers.get(0).firstStack();
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

    private Dropped dropped(WorkUnit unit, int logs) {
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
            for (int i = 0; i < logs; i++) {
                values += readers.get(i).rows();
            }
        }
        return new Dropped(executions, values, stacks);
    }
}
