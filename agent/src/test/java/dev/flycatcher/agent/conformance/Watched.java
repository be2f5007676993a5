package dev.flycatcher.agent.conformance;

import dev.flycatcher.agent.advice.EntryTransformer;
import dev.flycatcher.agent.advice.JdbcTransformer;
import dev.flycatcher.agent.boot.Gate;
import dev.flycatcher.agent.names.MappedClasses;
import dev.flycatcher.agent.record.JdbcRecorder;
import dev.flycatcher.agent.record.Mode;
import dev.flycatcher.agent.record.Units;
import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the agent does, inside the test's own JVM: drivers and pools are loaded a second time, through the transformer, and
 * what runs is recorded. The gate is one for the JVM, so recordings do not overlap.
 */
final class Watched {
    private static final List<String> ADVISED = List.of(
            "org.sqlite.",
            "org.h2.",
            "org.hsqldb.",
            "org.apache.derby.",
            "org.postgresql.",
            "org.mariadb.",
            "com.mysql.",
            "com.zaxxer.",
            "org.apache.commons.dbcp2.",
            "org.apache.tomcat.",
            "com.mchange.",
            "io.agroal.",
            "org.vibur.",
            "com.p6spy.",
            "net.ttddyy.dsproxy.",
            "dev.flycatcher.agent.conformance.inside.");

    static final JdbcTransformer TRANSFORMER = new JdbcTransformer();
    private static final EntryTransformer ENTRIES = new EntryTransformer(new MappedClasses());
    static final ClassLoader LOADER = new Loader();

    private Watched() {}

    /** An instance of that class, loaded through the transformer. */
    static <T> T instance(String className, Class<T> as) {
        try {
            return as.cast(LOADER.loadClass(className).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** The one unit that the work makes. */
    static Trace record(Callable<?> work) throws Exception {
        List<Trace> traces = recordAll(work);
        if (traces.size() != 1) {
            throw new AssertionError("expected one unit, not " + traces);
        }
        return traces.get(0);
    }

    static List<Trace> recordAll(Callable<?> work) throws Exception {
        return recordAll(Mode.FLOW, work);
    }

    static synchronized List<Trace> recordAll(Mode mode, Callable<?> work) throws Exception {
        List<Trace> traces = new ArrayList<>();
        Units units = new Units(TRANSFORMER::advises, unit -> traces.add(unit.trace()));
        units.mode(mode);
        long failures = Gate.failures();
        Gate.open(mode == Mode.OFF ? null : new JdbcRecorder(units, null), mode.readsValues());
        try {
            work.call();
        } finally {
            Gate.open(null);
            units.closeAll();
        }
        if (Gate.failures() != failures) {
            throw new AssertionError("the recorder failed; see standard error");
        }
        return traces;
    }

    /**
     * What is told of the work, each unit that lost its context being asked beside the others.
     *
     * @param running whether units end by themselves, as they do while a program runs; else all at once
     */
    static synchronized Report judged(Mode mode, boolean running, Callable<?> work) throws Exception {
        Analyzer analyzer = new Analyzer();
        AtomicReference<Units> units = new AtomicReference<>();
        units.set(new Units(
                TRANSFORMER::advises,
                unit -> analyzer.add(unit, () -> units.get().beside())));
        units.get().mode(mode);
        long failures = Gate.failures();
        Gate.open(new JdbcRecorder(units.get(), null), mode.readsValues());
        try {
            work.call();
            if (running) {
                units.get().start();
                while (units.get().pending() > 0) {
                    Thread.sleep(20);
                }
            }
        } finally {
            Gate.open(null);
            units.get().end();
        }
        if (Gate.failures() != failures) {
            throw new AssertionError("the recorder failed; see standard error");
        }
        return analyzer.report();
    }

    private static final class Loader extends ClassLoader {
        Loader() {
            super("watched", Watched.class.getClassLoader());
            // As for the same classes in the test's own loader: a failed assertion is another exception.
            setDefaultAssertionStatus(Watched.class.desiredAssertionStatus());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (ADVISED.stream().noneMatch(name::startsWith)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? advised(name) : loaded;
            }
        }

        private byte[] advised(String file, byte[] plain, ClassFileTransformer by) throws IllegalClassFormatException {
            byte[] advised = by.transform(this, file, null, null, plain);
            return advised == null ? plain : advised;
        }

        private Class<?> advised(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/');
            try (InputStream in = getResourceAsStream(file + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] plain = in.readAllBytes();
                byte[] bytes = advised(file, advised(file, plain, TRANSFORMER), ENTRIES);
                return defineClass(name, bytes, 0, bytes.length, Watched.class.getProtectionDomain());
            } catch (IOException | IllegalClassFormatException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
