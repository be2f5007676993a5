package dev.flycatcher.testapps.benchmarks;

import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures what watching adds to a query and prints two tables, from one run of JVMs one after the other: our agent and
 * the others, and of what our agent's price is made.
 */
public final class QueryCost {
    /**
     * @param watcher who watched
     * @param nanos least mean of all forks' iterations, per query
     * @param bytes allocated per query by the program's thread
     * @param whole allocated per query by the whole JVM, those who watch from beside included
     */
    record Cost(String watcher, double nanos, double bytes, double whole) {}

    /** Every query a span, none exported. */
    private static final List<String> OPEN_TELEMETRY = List.of(
            "-Dotel.traces.exporter=none",
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none",
            "-Dotel.traces.sampler=always_on");

    private static final List<String> MODES = List.of("off", "count", "flow", "forensic");

    /** Of so many queries in a unit, the 1st, 2nd, 4th, ..., 64th have their stack taken in {@code flow}. */
    private static final double STACKS = 7;

    /** What a form reads more than the first. */
    private static final double MORE = 10;

    private QueryCost() {}

    /** Takes the agent's option ({@code -javaagent:...}), the number of forks, and seconds per iteration. */
    public static void main(String[] args) throws RunnerException {
        int forks = Integer.parseInt(args[1]);
        long seconds = Long.parseLong(args[2]);
        List<Cost> costs = new ArrayList<>();
        costs.addAll(costs(new Runner(options(forks, seconds).build()).run()));
        for (String mode : MODES) {
            costs.add(watched(args[0], mode, forks, seconds, QueryBenchmark.Form.ONE));
        }
        for (String agent : openTelemetry()) {
            String[] all =
                    Stream.concat(Stream.of(agent), OPEN_TELEMETRY.stream()).toArray(String[]::new);
            costs.add(cost("OpenTelemetry's agent", options(forks, seconds).jvmArgsAppend(all)));
        }
        print(costs);
        parts(args[0], costs, forks, seconds);
    }

    /** What a stack, a row and a value add, each told from two runs that differ in that alone. */
    private static void parts(String agent, List<Cost> costs, int forks, long seconds) throws RunnerException {
        System.out.println("| of which | ns | bytes |");
        System.out.println("| --- | ---: | ---: |");
        Cost flow = of(costs, "flow");
        Cost forensic = of(costs, "forensic");
        double stacks = STACKS / (QueryBenchmark.QUERIES - STACKS);
        part("stacks, per query, `flow`", flow, forensic, stacks);
        for (String mode : List.of("count", "flow")) {
            for (QueryBenchmark.Form form : QueryBenchmark.Form.values()) {
                if (form != QueryBenchmark.Form.ONE && (mode.equals("flow") || form == QueryBenchmark.Form.ROWS)) {
                    Cost bare = cost("bare", options(forks, seconds, form));
                    Cost more = watched(agent, mode, forks, seconds, form);
                    Cost added = new Cost("", more.nanos() - bare.nanos(), more.bytes() - bare.bytes(), 0);
                    Cost one = of(costs, mode);
                    Cost first = new Cost("", one.nanos() - costs.get(0).nanos(), one.bytes(), 0);
                    part(form.words() + ", `" + mode + "`", first, added, 1 / MORE);
                }
            }
        }
    }

    private static Cost of(List<Cost> costs, String mode) {
        return costs.stream()
                .filter(cost -> cost.watcher().equals(name(mode)))
                .findFirst()
                .orElseThrow();
    }

    private static String name(String mode) {
        return "flycatcher agent, " + mode;
    }

    private static void part(String name, Cost less, Cost more, double share) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f |%n",
                name,
                (more.nanos() - less.nanos()) * share,
                (more.bytes() - less.bytes()) * share);
    }

    /** Its agent's option, where the jar is on the class path. */
    private static List<String> openTelemetry() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.contains("opentelemetry-javaagent"))
                .map(path -> "-javaagent:" + path)
                .toList();
    }

    /** Without a limit, which would end the recording: the driver does nothing, so whatever is recorded is too much. */
    private static Cost watched(String agent, String mode, int forks, long seconds, QueryBenchmark.Form form)
            throws RunnerException {
        return cost(name(mode), options(forks, seconds, form).jvmArgsAppend(agent + ",mode=" + mode + ",limit=100"));
    }

    /** An agent watches a program that knows nothing of it. */
    private static Cost cost(String name, ChainedOptionsBuilder options) throws RunnerException {
        Cost cost = costs(new Runner(options.param("watcher", "bare").build()).run())
                .get(0);
        return new Cost(name, cost.nanos(), cost.bytes(), cost.whole());
    }

    private static ChainedOptionsBuilder options(int forks, long seconds) {
        return options(forks, seconds, QueryBenchmark.Form.ONE);
    }

    private static ChainedOptionsBuilder options(int forks, long seconds, QueryBenchmark.Form form) {
        return new OptionsBuilder()
                .include(QueryBenchmark.class.getName())
                .param("form", form.name())
                .addProfiler(GCProfiler.class)
                .addProfiler(ThreadBytes.class)
                .forks(forks)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(seconds));
    }

    private static List<Cost> costs(Collection<RunResult> results) {
        return results.stream()
                .map(result -> new Cost(
                        result.getParams().getParam("watcher"),
                        least(result.getPrimaryResult()),
                        result.getSecondaryResults().get(ThreadBytes.NAME).getScore(),
                        result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()))
                .toList();
    }

    /** The machine can only add to a time: the least is the nearest to what the work costs. */
    private static double least(Result<?> result) {
        return result.getStatistics().getMin();
    }

    private static void print(List<Cost> costs) {
        double bare = costs.get(0).nanos();
        System.out.println("| watcher | ns per query | more than bare | bytes per query, its thread | whole JVM |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        for (Cost cost : costs) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %.0f |%n",
                    cost.watcher(),
                    cost.nanos(),
                    cost.nanos() - bare,
                    cost.bytes(),
                    cost.whole());
        }
    }
}
