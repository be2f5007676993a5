package dev.flycatcher.testapps.benchmarks.orm;

import java.util.List;

/**
 * Prints, for each workload that reads many rows, the bytes per row that the ORM allocates beyond hand-written JDBC. Run
 * without a compiler, which leaves out some objects on some days.
 */
final class RowBytes {
    private RowBytes() {}

    public static void main(String[] args) {
        Contender<?, ?, ?> byHand = Contenders.named("JDBC");
        Contender<?, ?, ?> orm = Contenders.named("Flycatcher");
        Data.fill(byHand);
        Data.fill(orm);
        for (Workload each : List.of(Workload.LIST, Workload.JOIN, Workload.PREFETCH)) {
            double more = bytes(each, orm) - bytes(each, byHand);
            System.out.printf("%s=%.1f%n", each, more / each.rows);
        }
    }

    private static double bytes(Workload workload, Contender<?, ?, ?> contender) {
        workload.run(contender, 0);
        return Cost.of(workload, contender, 1).bytes();
    }
}
