package dev.flycatcher.analyzer.rewrite;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the cold path: the parser is loaded before the first cure is asked for")
class RehearsalTest {

    @Test
    void aFindingBeginsIt() {
        Scenario unit = Scenario.unit("GET /x");
        for (Row r : unit.select("select id from orders").gives(10, i -> row(i + 1))) {
            unit.select("select * from items where order_id = ?", r.get("id")).gives(2, i -> row(i));
        }
        new Analyzer().add(unit.trace());
        assertThat(Rehearsal.OF_A_CURE.thread()).isNotNull();
    }

    @Test
    @DisplayName("a statement that ran five times in a unit begins it before the unit is judged")
    void aRepeatedStatementBeginsIt() throws ReflectiveOperationException {
        Fresh fresh = new Fresh();
        Class<?> inside = fresh.loadClass(Inside.class.getName());
        assertThat(inside.getDeclaredMethod("begunBy", int.class).invoke(null, 4))
                .isEqualTo(false);
        assertThat(inside.getDeclaredMethod("begunBy", int.class).invoke(null, 5))
                .isEqualTo(true);
    }

    @Test
    void itRunsOnceOnAThreadThatIsInNobodysWay() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        AtomicReference<Thread> on = new AtomicReference<>();
        Rehearsal rehearsal = new Rehearsal(() -> {
            runs.incrementAndGet();
            on.set(Thread.currentThread());
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        rehearsal.begin();
        rehearsal.begin();
        Thread thread = rehearsal.thread();
        assertThat(thread).isNotNull().isNotSameAs(Thread.currentThread());
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getPriority()).isEqualTo(Thread.MIN_PRIORITY);
        assertThat(thread.getContextClassLoader()).isNull();
        held.countDown();
        thread.join();
        rehearsal.begin();
        assertThat(runs).hasValue(1);
        assertThat(on).hasValue(thread);
    }

    @Test
    @DisplayName("after it, no first cure of any pair of docs/cures.md loads a class of the parser")
    void theFirstCureFindsAllOfTheParserThere() throws ReflectiveOperationException {
        Fresh fresh = new Fresh();
        Class<?> inside = fresh.loadClass(Inside.class.getName());
        inside.getDeclaredMethod("rehearse").invoke(null);
        assertThat(fresh.parser).as("loaded by the rehearsal").hasSizeGreaterThan(100);
        assertThat(fresh.threads).as("who loaded them").doesNotContain(Thread.currentThread());
        fresh.parser.clear();
        Object written = inside.getDeclaredMethod("cures").invoke(null);
        assertThat((int) written).isEqualTo(2 * Corpus.LOOPS.size());
        assertThat(fresh.parser).as("loaded by the cures").isEmpty();
    }

    /** What runs in a loader of its own, where nothing is loaded yet. */
    public static final class Inside {
        private Inside() {}

        public static void rehearse() throws InterruptedException {
            Rewriter.expect();
            Rehearsal.OF_A_CURE.thread().join();
        }

        /** Of statements of which nothing is found. */
        public static boolean begunBy(int times) {
            Scenario unit = Scenario.unit("GET /x");
            for (int i = 0; i < times; i++) {
                unit.write("insert into log (id, at) select max(id) + 1, now() from log")
                        .run();
            }
            new Analyzer().add(unit.trace());
            return Rehearsal.OF_A_CURE.thread() != null;
        }

        public static int cures() {
            int written = 0;
            for (Loop loop : Corpus.LOOPS) {
                Rewriter rewriter = new Rewriter(Engine.POSTGRESQL);
                written += rewriter.cure(loop.toMaybe()).sql() == null ? 0 : 1;
                written += rewriter.cure(loop.toMany()).sql() == null ? 0 : 1;
            }
            return written;
        }
    }

    /** Loads the parser and what calls it anew, and remembers what of the parser it loaded. */
    private static final class Fresh extends ClassLoader {
        private final Set<String> parser = ConcurrentHashMap.newKeySet();
        private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

        Fresh() {
            super(Fresh.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                boolean ofParser = name.startsWith("net.sf.jsqlparser.");
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null || !ofParser && !name.startsWith("dev.flycatcher.")) {
                    return loaded != null ? loaded : super.loadClass(name, resolve);
                }
                if (ofParser) {
                    parser.add(name);
                    threads.add(Thread.currentThread());
                }
                return define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException | NullPointerException absent) {
                throw new ClassNotFoundException(name, absent);
            }
        }
    }

    @Test
    void whatFailsInItIsToldToNobody() throws InterruptedException {
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        Rehearsal rehearsal = new Rehearsal(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> uncaught.set(thrown));
            throw new NoClassDefFoundError("net/sf/jsqlparser/parser/CCJSqlParser");
        });
        rehearsal.begin();
        rehearsal.thread().join();
        assertThat(uncaught).hasValue(null);
    }
}
