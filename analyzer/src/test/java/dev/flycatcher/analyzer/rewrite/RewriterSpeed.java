package dev.flycatcher.analyzer.rewrite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long a cure takes to write, for who wants to know; {@code docs/benchmarks.md} has the figures. Not a test: it asserts nothing. */
public final class RewriterSpeed {
    private RewriterSpeed() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length > 0) { // as after a first finding
            Rewriter.expect();
            Rehearsal.OF_A_CURE.thread().join();
        }
        System.out.printf("the first in the JVM: %.1f ms%n", millis(Corpus.LOOPS.get(0)));
        List<Double> first = new ArrayList<>();
        Corpus.LOOPS.forEach(loop -> first.add(millis(loop)));
        List<Double> later = new ArrayList<>();
        for (int round = 0; round < 40; round++) {
            Corpus.LOOPS.forEach(loop -> later.add(millis(loop)));
        }
        Collections.sort(first);
        Collections.sort(later);
        System.out.printf(
                "each pair the first time: median %.1f ms; later: median %.1f ms%n",
                first.get(first.size() / 2), later.get(later.size() / 2));
    }

    private static double millis(Loop loop) {
        long start = System.nanoTime();
        new Rewriter(Engine.POSTGRESQL).cure(loop.toMany());
        return (System.nanoTime() - start) / 1e6;
    }
}
