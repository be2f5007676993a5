package dev.flycatcher.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.Unit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A burst ends when its thread waits, not when it is slow: a list read before a pause feeds the loop after it. */
class WorkUnitTest {
    private final WorkUnit unit = new WorkUnit(1, Unit.Kind.THREAD, null, new Budget(1_000), Mode.FLOW);

    /** As one that loads classes on a busy machine does. */
    @Test
    void aThreadThatWorksBetweenTwoQueriesIsNotIdle() {
        unit.log(Thread.currentThread());
        for (int look = 0; look < 10; look++) {
            assertThat(unit.isAtWork()).isTrue();
        }
    }

    @Test
    void aThreadThatWaitsIsIdleAfterAFewLooks() throws InterruptedException {
        Thread waiting = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
        });
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        unit.log(waiting);
        assertThat(unit.isAtWork()).isTrue();
        assertThat(unit.isAtWork()).isTrue();
        assertThat(unit.isAtWork()).isFalse();
        waiting.interrupt();
        waiting.join();
    }

    @Test
    void ofAThreadThatIsGoneNothingIsExpected() throws InterruptedException {
        Thread gone = new Thread(() -> {});
        gone.start();
        gone.join();
        unit.log(gone);
        unit.isAtWork();
        unit.isAtWork();
        assertThat(unit.isAtWork()).isFalse();
    }
}
