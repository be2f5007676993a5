package dev.flycatcher.analyzer.rewrite;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How long the first cure of a JVM takes to write, for who wants to know; {@code docs/benchmarks.md} has the figures.
 * Each pair of {@code docs/cures.md} is the first of a JVM of its own, with the parser loaded ahead and without. Not a
 * test: it asserts nothing.
 */
public final class RewriterSpeed {
    private RewriterSpeed() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 2) {
            one(Corpus.LOOPS.get(Integer.parseInt(args[1])), args[0].equals("ahead"));
            return;
        }
        List<List<Double>> figures =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int pair = 0; pair < Corpus.LOOPS.size(); pair++) {
            add(figures, 0, forked("ahead", pair));
            add(figures, 2, forked("without", pair));
        }
        tell("the first of its JVM, the parser loaded ahead", figures.get(0));
        tell("the next of each pair in it", figures.get(1));
        tell("the first of its JVM, without", figures.get(2));
    }

    private static void add(List<List<Double>> figures, int at, List<Double> of) {
        figures.get(at).add(of.get(0));
        figures.get(at + 1).addAll(of.subList(1, of.size()));
    }

    private static void tell(String what, List<Double> millis) {
        Collections.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, worst %.1f ms of %d%n",
                what,
                millis.get(millis.size() / 2),
                millis.get(millis.size() - 1),
                millis.size());
    }

    private static List<Double> forked(String how, int pair) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ManagementFactory.getRuntimeMXBean().getClassPath(),
                        RewriterSpeed.class.getName(),
                        how,
                        String.valueOf(pair))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader()) {
            List<Double> figures = out.lines().map(Double::valueOf).toList();
            process.waitFor();
            return figures;
        }
    }

    /** The pair, and then every other one, as a program's findings come one behind the other. */
    private static void one(Loop pair, boolean ahead) throws InterruptedException {
        if (ahead) { // as after a first finding
            Rewriter.expect();
            Rehearsal.OF_A_CURE.thread().join();
        }
        System.out.println(millis(pair));
        Corpus.LOOPS.stream().filter(other -> other != pair).forEach(other -> System.out.println(millis(other)));
    }

    private static double millis(Loop loop) {
        long start = System.nanoTime();
        new Rewriter(Engine.POSTGRESQL).cure(loop.toMaybe());
        return (System.nanoTime() - start) / 1e6;
    }
}
