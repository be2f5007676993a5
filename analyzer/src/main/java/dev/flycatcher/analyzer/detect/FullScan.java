package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.detect.Plans.Scan;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A36: a table of more than 10,000 rows that the database goes through row by row, to keep less than a tenth of them. Both
 * are its own estimates; where it does not say what is kept, it is what was read, of queries that give the rows of one
 * table. Not judged without plans.
 */
final class FullScan implements Rule {
    private static final double LARGE = 10_000;
    private static final double KEPT = 0.1;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            boolean scans = group.shape().verb() == Verb.SELECT
                    && scans(work, group).orElse(List.of()).stream().anyMatch(scan -> inVain(group, scan));
            if (scans) {
                int[] all = IntStream.range(0, group.size()).toArray();
                Draft.tell(work, group, all, "A36", Severity.WARNING, findings);
            }
        }
    }

    /** Whether a query of that unit is not explained. */
    static boolean unexplained(Work work) {
        return work.groups().stream()
                .filter(group -> group.shape().verb() == Verb.SELECT
                        && !group.outline().tables().isEmpty())
                .anyMatch(group -> scans(work, group).isEmpty());
    }

    private static Optional<List<Scan>> scans(Work work, Group group) {
        String engine = work.trace().engine(group.executions().get(0).connection());
        return work.plans().scans(group.shape(), engine);
    }

    private static boolean inVain(Group group, Scan scan) {
        double kept = scan.kept() >= 0 ? scan.kept() : read(group);
        return scan.rows() > LARGE && kept >= 0 && kept < scan.rows() * KEPT;
    }

    /** Rows that an execution gave on average; -1 where they are not those that were kept of one table. */
    private static double read(Group group) {
        Outline outline = group.outline();
        boolean plain = outline.tables().size() == 1
                && !outline.limited()
                && !outline.uses().isEmpty()
                && outline.items().stream().noneMatch(item -> item.kind() == Outline.Item.Kind.AGGREGATE);
        return plain
                ? group.executions().stream()
                        .flatMap(execution -> execution.results().stream())
                        .filter(result -> result.exhausted())
                        .mapToLong(result -> result.rows())
                        .average()
                        .orElse(-1)
                : -1;
    }
}
