package dev.flycatcher.agent;

import dev.flycatcher.agent.advice.JdbcTransformer;
import dev.flycatcher.agent.boot.Gate;
import dev.flycatcher.agent.record.JdbcRecorder;
import dev.flycatcher.agent.record.Units;
import java.lang.instrument.Instrumentation;

/** One watched run of an application: JDBC classes are advised, what passes is recorded, at exit it is told. */
public final class Watch {
    private static final long EXIT_MILLIS = 15_000;

    private Watch() {}

    /** Starts to watch; at the JVM's exit the report is written. */
    public static void start(String text, Instrumentation instrumentation) {
        Options options = Options.of(text);
        options.refused().forEach(line -> System.err.println("flycatcher: " + line));
        JdbcTransformer transformer = new JdbcTransformer();
        Outcome outcome = new Outcome(options);
        Units units = new Units(transformer::advises, outcome::add);
        JdbcRecorder recorder = new JdbcRecorder(units);
        Warmth.of(recorder);
        Gate.open(recorder);
        instrumentation.addTransformer(transformer, false);
        units.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> exit(units, outcome), "flycatcher-exit"));
    }

    /** The report is written by a thread of its own, so that an exit never waits longer than is bearable. */
    private static void exit(Units units, Outcome outcome) {
        Thread writer = new Thread(
                () -> {
                    try {
                        units.closeAll();
                        outcome.tell();
                    } catch (RuntimeException | LinkageError failure) {
                        System.err.println("flycatcher: no report, because of an internal failure: " + failure);
                    }
                },
                "flycatcher-report");
        writer.setDaemon(true);
        writer.start();
        try {
            writer.join(EXIT_MILLIS);
            if (writer.isAlive()) {
                System.err.println("flycatcher: the report was given up after " + EXIT_MILLIS / 1_000 + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
