package dev.flycatcher.testapps.benchmarks.orm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Runs every workload with every contender, in rounds of random order within one JVM, and prints the least CPU time and
 * bytes of each beside hand-written JDBC's. Arguments: seconds per workload (10), then names that contenders must contain.
 */
public final class Compare {
    private static final int FINDS = 1_000;

    private final List<Contender<?, ?, ?>> contenders;
    private final long nanosEach;
    private final Random random = new Random(7);

    private Compare(List<Contender<?, ?, ?>> contenders, long nanosEach) {
        this.contenders = contenders;
        this.nanosEach = nanosEach;
    }

    public static void main(String[] args) {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        long seconds = args.length > 0 ? Long.parseLong(args[0]) : 10;
        List<String> names = List.of(args).subList(Math.min(1, args.length), args.length);
        List<Contender<?, ?, ?>> contenders = Contenders.all(names);
        try {
            new Compare(contenders, seconds * 1_000_000_000).run();
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    private void run() {
        contenders.forEach(Data::fill);
        Map<String, Map<Workload, Integer>> statements = Audit.statements(contenders);
        for (Workload workload : Workload.values()) {
            contenders.forEach(workload::check);
            print(workload, measure(workload), statements);
        }
    }

    private Map<Contender<?, ?, ?>, Cost> measure(Workload workload) {
        Map<Contender<?, ?, ?>, Cost> least = new HashMap<>();
        List<Contender<?, ?, ?>> order = new ArrayList<>(contenders);
        for (long end = System.nanoTime() + nanosEach; System.nanoTime() < end; ) {
            Collections.shuffle(order, random);
            for (Contender<?, ?, ?> each : order) {
                Cost cost = Cost.of(workload, each, workload == Workload.BY_ID ? FINDS : 1);
                least.merge(each, cost, Cost::least);
                if (workload == Workload.INSERT) {
                    Data.restore(each);
                }
            }
        }
        return least;
    }

    private void print(
            Workload workload, Map<Contender<?, ?, ?>, Cost> least, Map<String, Map<Workload, Integer>> statements) {
        Cost base = least.get(contenders.get(0));
        System.out.printf("%n%-22s %10s %7s %9s %6s%n", workload.title, "us CPU", "ratio", "B/row", "stmts");
        for (Contender<?, ?, ?> each : contenders) {
            Cost cost = least.getOrDefault(each, Cost.UNKNOWN);
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %10.1f %7.2f %9.1f %6s%n",
                    each.name(),
                    cost.nanos() / 1_000,
                    cost.nanos() / base.nanos(),
                    cost.bytes() / workload.rows,
                    statements.getOrDefault(each.name(), Map.of()).get(workload));
        }
    }
}
