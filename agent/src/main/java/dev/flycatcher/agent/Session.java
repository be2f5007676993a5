package dev.flycatcher.agent;

import dev.flycatcher.agent.advice.EntryTransformer;
import dev.flycatcher.agent.advice.Executors;
import dev.flycatcher.agent.advice.JdbcTransformer;
import dev.flycatcher.agent.advice.LoadedClasses;
import dev.flycatcher.agent.boot.Aside;
import dev.flycatcher.agent.boot.Gate;
import dev.flycatcher.agent.names.MappedClasses;
import dev.flycatcher.agent.record.JdbcRecorder;
import dev.flycatcher.agent.record.Meter;
import dev.flycatcher.agent.record.Mode;
import dev.flycatcher.agent.record.Units;
import dev.flycatcher.analyzer.detect.Judgement;
import dev.flycatcher.analyzer.trace.Transcript;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One time of being watched: JDBC classes are advised, what passes is recorded, at its end it is told. */
final class Session {
    private static final long EXIT_MILLIS = 15_000;

    private final Options options;
    private final Instrumentation instrumentation;
    private final JdbcTransformer transformer = new JdbcTransformer();
    private final LoadedClasses loaded;
    private final MappedClasses mapped = new MappedClasses();
    private final EntryTransformer entries = new EntryTransformer(mapped);
    private final Executors executors;
    private final Outcome outcome;
    private final Flight flight = new Flight();
    private final Units units;
    private final @Nullable Meter meter;
    private final JdbcRecorder recorder;
    private final Thread hook = new Thread(this::exit, "flycatcher-exit");
    private final Attendant attendant = new Attendant(this);
    private Mode mode = Mode.OFF;
    private volatile double share = -1;
    private volatile boolean tooDear;

    Session(Options options, Instrumentation instrumentation) {
        this.options = options;
        this.instrumentation = instrumentation;
        loaded = new LoadedClasses(instrumentation, transformer, mapped);
        executors = new Executors(instrumentation);
        outcome = new Outcome(options, mapped, this::unseen);
        units = new Units(transformer::advises, this::ended);
        meter = options.limit() < 1 ? new Meter(System::nanoTime, Cpu.clock(), this::costs) : null;
        recorder = new JdbcRecorder(units, meter);
    }

    private void ended(Transcript unit) {
        Judgement judged = outcome.add(unit, units::beside);
        flight.record(unit, () -> judged == null ? List.of() : outcome.found(judged));
    }

    void begin(boolean running) {
        Warmth.of(recorder);
        mode(options.mode() == null ? Mode.FLOW : options.mode(), null);
        instrumentation.addTransformer(transformer, false);
        instrumentation.addTransformer(entries, false);
        if (options.handOff()) {
            executors.advise();
        }
        if (running || loaded.isAny()) {
            loaded.advise();
        }
        units.start();
        attendant.start();
        hook.setContextClassLoader(null);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Ends for good: the advice is inert, the report written, and what was kept is given back. */
    void end() {
        Gate.open(null);
        Runtime.getRuntime().removeShutdownHook(hook);
        attendant.stop();
        instrumentation.removeTransformer(transformer);
        loaded.restore();
        instrumentation.removeTransformer(entries);
        if (options.handOff()) {
            executors.restore();
        }
        units.end();
        if (meter != null) {
            meter.end();
        }
        outcome.tell();
        recorder.forget();
        Aside.close();
    }

    synchronized Mode mode() {
        return Gate.isSpent() ? Mode.OFF : mode;
    }

    /** Changes how much is recorded; units under way end. {@code why} is told, null keeps silent. */
    synchronized void mode(Mode to, @Nullable String why) {
        Mode from = mode();
        if (to == from) {
            return;
        }
        mode = to;
        tooDear = false;
        units.mode(to);
        if (from == Mode.OFF) {
            recorder.restart();
        }
        Gate.open(to == Mode.OFF ? null : recorder, to.readsValues());
        if (why != null) {
            System.err.println(
                    "flycatcher: mode " + to.word() + " from here on, no longer " + from.word() + ": " + why);
        }
    }

    /** Hears of the recorder's share of the CPU time, on a watched thread. */
    void costs(double of) {
        share = of;
        tooDear |= of > options.limit();
    }

    /** Steps down when recording was too dear since the last step. */
    void stepDown() {
        if (tooDear) {
            String cost = String.format(Locale.ROOT, "%.1f %%", share * 100);
            String limit = String.format(Locale.ROOT, "%.1f %%", options.limit() * 100);
            mode(mode().cheaper(), "recording took " + cost + " of the threads' CPU time, the limit is " + limit);
        }
    }

    double share() {
        return share;
    }

    double limit() {
        return options.limit();
    }

    Outcome outcome() {
        return outcome;
    }

    private Unseen unseen() {
        return new Unseen(lostUnits(), lateValues(), lostHandOffs(), Gate.failures());
    }

    long lostUnits() {
        return units.lost();
    }

    long lateValues() {
        return units.lateValues();
    }

    long lostHandOffs() {
        return recorder.lostHandOffs();
    }

    int pendingUnits() {
        return units.pending();
    }

    List<Path> report() {
        units.closeAll();
        return outcome.write();
    }

    void reset() {
        units.closeAll();
        outcome.reset();
    }

    /** The report is written by a thread of its own, so that an exit never waits longer than is bearable. */
    private void exit() {
        Thread writer = new Thread(this::tell, "flycatcher-report");
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

    private void tell() {
        try {
            units.closeAll();
            outcome.tell();
        } catch (RuntimeException | LinkageError failure) {
            System.err.println("flycatcher: no report, because of an internal failure: " + failure);
        }
    }
}
