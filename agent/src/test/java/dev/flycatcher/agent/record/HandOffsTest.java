package dev.flycatcher.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.Unit;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tokens are weak, bounded, and die with their unit (pitfalls 59, 60, 75). */
class HandOffsTest {
    private final HandOffs handOffs = new HandOffs();

    private static WorkUnit unit() {
        return new WorkUnit(1, Unit.Kind.REQUEST, null, new Budget(1_000), Mode.FLOW);
    }

    @Test
    void aTaskIsKnownByItselfAndOnce() {
        WorkUnit unit = unit();
        Object task = new String("task");
        handOffs.hand(task, unit);
        assertThat(handOffs.take(new String("task"))).isNull();
        assertThat(handOffs.take(task)).isSameAs(unit);
        assertThat(handOffs.take(task)).isNull();
    }

    @Test
    void aTaskHandedOverAgainWorksForTheLastUnit() {
        Object task = new Object();
        WorkUnit second = unit();
        handOffs.hand(task, unit());
        handOffs.hand(task, second);
        assertThat(handOffs.take(task)).isSameAs(second);
    }

    @Test
    void aTokenDiesWithItsUnit() {
        WorkUnit unit = unit();
        Object task = new Object();
        handOffs.hand(task, unit);
        handOffs.inherit(unit);
        unit.close();
        assertThat(handOffs.take(task)).isNull();
        assertThat(handOffs.inherited()).isNull();
    }

    @Test
    void tasksThatNobodyRunsKeepNoUnit() throws Exception {
        List<Object> waiting =
                IntStream.range(0, 100).mapToObj(i -> new Object()).toList();
        WeakReference<WorkUnit> unit = handed(waiting);
        for (int i = 0; i < 50 && unit.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(unit.get()).isNull();
        assertThat(handOffs.take(waiting.get(0))).isNull();
    }

    private WeakReference<WorkUnit> handed(List<Object> tasks) {
        WorkUnit unit = unit();
        tasks.forEach(task -> handOffs.hand(task, unit));
        return new WeakReference<>(unit);
    }

    @Test
    void whatFindsNoRoomIsCounted() {
        WorkUnit unit = unit();
        List<Object> tasks = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            tasks.add(new Object());
            handOffs.hand(tasks.get(i), unit);
        }
        long found = tasks.stream().filter(task -> handOffs.take(task) != null).count();
        assertThat(handOffs.lost()).isPositive();
        assertThat(found + handOffs.lost()).isEqualTo(tasks.size());
    }

    @Test
    void aNewThreadInheritsTheUnitOfItsMaker() throws Exception {
        WorkUnit unit = unit();
        handOffs.inherit(unit);
        List<WorkUnit> seen = new ArrayList<>();
        Thread made = new Thread(() -> seen.add(handOffs.inherited()));
        made.start();
        made.join();
        handOffs.inherit(null);
        assertThat(seen).containsExactly(unit);
    }

    /** A hundred thousand short threads write to as many logs as run at a time. */
    @Test
    void theLogOfAThreadThatEndedIsWrittenOn() throws Exception {
        WorkUnit unit = unit();
        for (int i = 0; i < 50; i++) {
            Thread thread = new Thread(() -> unit.log(Thread.currentThread()));
            thread.start();
            thread.join();
        }
        assertThat(unit.logs).hasSize(1);
        assertThat(unit.log(Thread.currentThread())).isSameAs(unit.log(Thread.currentThread()));
    }
}
