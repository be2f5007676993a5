package dev.flycatcher.testapps.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What watching adds to the start of a Spring Boot application: it is started bare and watched in turn, each time up to
 * the line by which Spring says that it has started, and then ended.
 */
public final class StartUp {
    private static final String STARTED = "Started ";

    /**
     * One start, both in seconds.
     *
     * @param wall from the JVM's start to the line
     * @param cpu user and system time of the process by then
     */
    private record Start(double wall, double cpu) {}

    private StartUp() {}

    /** Takes the agent's option ({@code -javaagent:...}), the number of pairs, and the application's arguments to java. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int pairs = Integer.parseInt(args[1]);
        List<String> application = Arrays.asList(args).subList(2, args.length);
        List<Start> bare = new ArrayList<>();
        List<Start> watched = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            bare.add(start(List.of(), application));
            watched.add(start(List.of(args[0]), application));
        }
        System.out.println("| start | wall, least | wall, median | CPU, least | CPU, median |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        row("bare", bare);
        row("watched", watched);
        System.out.printf(
                Locale.ROOT,
                "| ratio | %.2f | %.2f | %.2f | %.2f |%n",
                least(walls(watched)) / least(walls(bare)),
                median(walls(watched)) / median(walls(bare)),
                least(cpus(watched)) / least(cpus(bare)),
                median(cpus(watched)) / median(cpus(bare)));
    }

    private static Start start(List<String> options, List<String> application)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(application);
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.contains(STARTED)) {
                line = out.readLine();
            }
            Objects.requireNonNull(line, "the application ended before it had started");
            double wall = (System.nanoTime() - began) / 1e9;
            Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
            return new Start(wall, cpu.toMillis() / 1e3);
        } finally {
            process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        }
    }

    private static void row(String name, List<Start> starts) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f s | %.2f s | %.2f s | %.2f s |%n",
                name,
                least(walls(starts)),
                median(walls(starts)),
                least(cpus(starts)),
                median(cpus(starts)));
    }

    private static double[] walls(List<Start> starts) {
        return starts.stream().mapToDouble(Start::wall).sorted().toArray();
    }

    private static double[] cpus(List<Start> starts) {
        return starts.stream().mapToDouble(Start::cpu).sorted().toArray();
    }

    private static double least(double[] sorted) {
        return sorted[0];
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
