package dev.flycatcher.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.Frame;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Frames as a person reads them, and the loop a call lies in (I14). The places looked for are written beside them. */
class LoopsTest {
    private final List<Throwable> taken = new ArrayList<>();

    private void query() {
        taken.add(new Throwable());
    }

    /** The frame of the method that called {@link #query}. */
    private Frame caller(int from) {
        // The recorder's own frames are cut; this test lies in the recorder's package.
        List<Frame> frames = new Frames(name -> false, "dev.flycatcher.agent.boot.")
                .of(taken.get(0).getStackTrace(), getClass().getClassLoader());
        assertThat(frames.get(0).method()).isEqualTo("query");
        return frames.get(from);
    }

    private static int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
    }

    @Retention(RetentionPolicy.CLASS)
    private @interface GeneratedByATool {}

    @GeneratedByATool
    private static final class Written {
        private static void over(Runnable query) {
            query.run();
        }
    }

    @Test
    void classesThatNobodyWroteAreNoPlace() {
        Written.over(this::query);
        assertThat(caller(1).method()).isEqualTo("classesThatNobodyWroteAreNoPlace");
    }

    @Test
    void callOutsideALoopLiesInNone() {
        for (int i = 0; i < 2; i++) {
            assertThat(i).isLessThan(2);
        }
        query();
        assertThat(caller(1).loopLine()).isZero();
    }

    @Test
    void callInAForLoopNamesTheLoopsFirstLine() {
        int loop = line() + 1;
        for (int i = 0; i < 2; i++) {
            assertThat(i).isLessThan(2);
            query();
        }
        assertThat(caller(1).loopLine()).isEqualTo(loop);
        assertThat(caller(1).line()).isEqualTo(loop + 2);
    }

    @Test
    void callInNestedLoopsNamesTheInnermost() {
        for (String outer : List.of("a", "b")) {
            int loop = line() + 1;
            while (taken.isEmpty() && outer.equals("a")) {
                query();
            }
            assertThat(caller(1).loopLine()).isEqualTo(loop);
        }
    }

    @Test
    void conditionOfALoopLiesInIt() {
        int loop = line() + 1;
        while (asked()) {
            assertThat(taken).isNotEmpty();
        }
        assertThat(caller(2).loopLine()).isEqualTo(loop);
    }

    private boolean asked() {
        query();
        return taken.size() < 2;
    }

    @Test
    void lambdaRunForEachElementMakesItsCallerTheLoop() {
        int loop = line() + 1;
        List.of(1, 2).forEach(each -> query());
        Frame lambda = caller(1);
        Frame caller = caller(2);
        assertThat(lambda.method()).isEqualTo("lambdaRunForEachElementMakesItsCallerTheLoop");
        assertThat(lambda.loopLine()).isZero();
        assertThat(caller.loopLine()).isEqualTo(loop);
    }

    @Test
    void streamMakesItsCallerTheLoop() {
        List<Integer> sizes = Stream.of(1, 2)
                .map(each -> {
                    query();
                    return each;
                })
                .toList();
        assertThat(sizes).hasSize(2);
        assertThat(caller(2).method()).isEqualTo("streamMakesItsCallerTheLoop");
        assertThat(caller(2).loopLine()).isPositive();
    }

    private int depth;

    private void walk(int left) {
        query();
        if (left > 0) {
            depth++;
            walk(left - 1);
        }
    }

    private Frame loopOf(int taking) {
        return new Frames(name -> false, "dev.flycatcher.agent.boot.")
                .of(taken.get(taking).getStackTrace(), getClass().getClassLoader()).stream()
                        .filter(frame -> frame.loopLine() != 0)
                        .findFirst()
                        .orElseThrow();
    }

    private boolean loops(int taking) {
        return new Frames(name -> false, "dev.flycatcher.agent.boot.")
                .of(taken.get(taking).getStackTrace(), getClass().getClassLoader()).stream()
                        .takeWhile(frame -> frame.type().startsWith(LoopsTest.class.getName()))
                        .anyMatch(frame -> frame.loopLine() != 0);
    }

    @Test
    void methodThatCallsItselfIsALoopFromTheSecondTimeOn() {
        walk(2);
        assertThat(depth).isEqualTo(2);
        assertThat(loops(0)).isFalse();
        for (int taking : List.of(1, 2)) {
            Frame recursion = loopOf(taking);
            assertThat(recursion.recursive()).isTrue();
            assertThat(recursion.method()).isEqualTo("walk");
            assertThat(-recursion.loopLine()).isEqualTo(recursion.line());
        }
    }

    private void once(Runnable then) {
        then.run();
    }

    private void walkInLambda(int left) {
        query();
        once(() -> {
            if (left > 0) {
                walkInLambda(left - 1);
            }
        });
    }

    @Test
    void methodThatCallsItselfInALambdaIsALoop() {
        walkInLambda(1);
        Frame recursion = loopOf(1);
        assertThat(recursion.recursive()).isTrue();
        assertThat(recursion.method()).isEqualTo("walkInLambda");
    }

    @Test
    void lambdaThatRunsOnceIsNoRecursionOfItsMethod() {
        once(this::query);
        once(() -> query());
        assertThat(loops(0)).isFalse();
        assertThat(loops(1)).isFalse();
    }

    private void find(int ignored) {
        query();
        assertThat(ignored).isZero();
    }

    private void find(String number) {
        find(Integer.parseInt(number));
    }

    @Test
    void overloadThatCallsAnotherIsNoRecursion() {
        find("0");
        assertThat(loops(0)).isFalse();
    }

    private interface Source {
        void ask();
    }

    private record Decorator(Source inner) implements Source {
        @Override
        public void ask() {
            inner.ask();
        }
    }

    @Test
    void decoratorsAreALoopFromTheThirdOnOnly() {
        new Decorator(new Decorator(this::query)).ask();
        assertThat(loops(0)).isFalse();
        new Decorator(new Decorator(new Decorator(this::query))).ask();
        assertThat(loopOf(1).recursive()).isTrue();
    }

    private void even(int left) {
        query();
        if (left > 0) {
            odd(left - 1);
        }
    }

    private void odd(int left) {
        if (left > 0) {
            even(left - 1);
        }
    }

    @Test
    void methodsThatCallEachOtherAreALoop() {
        even(6);
        Frame recursion = loopOf(2);
        assertThat(recursion.recursive()).isTrue();
        assertThat(recursion.method()).isEqualTo("even");
    }

    @Test
    void recursionInALoopIsThatLoop() {
        int loop = line() + 4;
        new Object() {
            void walk(int left) {
                query();
                for (int i = 0; i < left; i++) {
                    walk(left - 1);
                }
            }
        }.walk(1);
        assertThat(loopOf(1).loopLine()).isEqualTo(loop);
    }

    /** As Kotlin's compiler names a lambda's body. */
    private void asked$lambda$0$lambda$1() {
        query();
    }

    @Test
    void lambdasOfKotlinAreNamedByTheirMethod() {
        asked$lambda$0$lambda$1();
        assertThat(caller(1).method()).isEqualTo("asked");
    }

    @Test
    void lambdaOfAConstructorIsNamedAsConstructorsAre() {
        Runnable[] kept = new Runnable[1];
        new Object() {
            {
                kept[0] = () -> query();
            }
        };
        kept[0].run();
        assertThat(caller(1).method()).isEqualTo("<init>");
    }

    @Test
    void leavesOutTheJdk() {
        query();
        List<Frame> frames = new Frames(name -> false, "none.")
                .of(taken.get(0).getStackTrace(), getClass().getClassLoader());
        assertThat(frames).noneMatch(frame -> frame.type().startsWith("java."));
    }

    @Test
    void leavesOutDrivers() {
        query();
        List<Frame> frames = new Frames(name -> name.equals(LoopsTest.class.getName()), "none.")
                .of(taken.get(0).getStackTrace(), getClass().getClassLoader());
        assertThat(frames).noneMatch(frame -> frame.type().equals(LoopsTest.class.getName()));
    }
}
