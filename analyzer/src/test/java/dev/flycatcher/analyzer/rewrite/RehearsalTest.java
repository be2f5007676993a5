package dev.flycatcher.analyzer.rewrite;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
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
