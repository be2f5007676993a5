package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts together what every finding says of one unit. */
final class Draft {
    private final Work work;
    private final Group group;
    private final Part part;
    private final int marker;
    private @Nullable Parent parent;
    private @Nullable Flow flow;
    private List<Parent> candidates = List.of();
    private long asked = 1;

    private Draft(Work work, Group group, Part part, int marker) {
        this.work = work;
        this.group = group;
        this.part = part;
        this.marker = marker;
    }

    /** Of executions in one place, of which that marker varies; 0 when none does. */
    static Draft of(Work work, Group group, Part part, int marker) {
        return new Draft(work, group, part, marker);
    }

    static Draft of(Work work, Loop loop) {
        Draft draft =
                new Draft(work, loop.edge().child(), loop.part(), loop.edge().marker());
        draft.flow = flow(work, loop);
        draft.parent = parent(loop.edge().key(), loop.sources().size(), loop.rows());
        return draft;
    }

    /** One finding for each place that those members of a group were run from, as well known as their stacks make it. */
    static void tell(
            Work work, Group group, int[] members, String rule, Severity severity, Consumer<Finding> findings) {
        for (Part part : Part.split(group, members)) {
            Draft draft = Draft.of(work, group, part, 0);
            findings.accept(draft.finding(rule, severity, draft.seen()));
        }
    }

    private static Flow flow(Work work, Loop loop) {
        Flow flow = loop.edge().flow();
        List<Link> also = new ArrayList<>();
        int loose = 0;
        Group child = loop.edge().child();
        for (int marker = 1; marker <= child.text().markers().count(); marker++) {
            Optional<Link> same = marker == loop.edge().marker() ? Optional.empty() : SameRows.of(work, loop, marker);
            same.ifPresent(also::add);
            boolean constant = marker == loop.edge().marker() || same.isPresent() || constant(loop, marker);
            loose += constant ? 0 : 1;
        }
        return new Flow(flow.matched(), flow.bound(), flow.order(), flow.chance(), also, loose);
    }

    private static boolean constant(Loop loop, int marker) {
        Group child = loop.edge().child();
        return Arrays.stream(loop.part().members())
                        .map(member -> child.bound(member, marker))
                        .distinct()
                        .count()
                <= 1;
    }

    Draft candidates(List<Edge> edges) {
        candidates = edges.stream()
                .map(edge -> parent(edge.key(), 1, edge.flow().matched()))
                .distinct()
                .toList();
        return this;
    }

    /** How many different questions were asked, where no single marker tells them apart. */
    Draft asking(long questions) {
        asked = Math.max(1, questions);
        return this;
    }

    private static Parent parent(Key key, long executions, long rows) {
        return new Parent(key.shape(), key.name(), key.index(), executions, rows);
    }

    /** Evidence as far as stacks give any. */
    Evidence seen() {
        return part.site().loop() != null ? Evidence.E2 : part.site().known() ? Evidence.E1 : Evidence.E0;
    }

    Finding finding(String rule, Severity severity, Evidence evidence) {
        return new Finding(
                rule,
                work.excused(part.site()) ? Severity.INFO : severity,
                evidence,
                work.trace().unit().name(),
                1,
                parent,
                child(),
                flow,
                candidates,
                part.site().call(),
                part.site().loop(),
                part.site().stack());
    }

    private Child child() {
        List<Execution> executions = part.executions(group);
        long distinct = marker == 0
                ? asked
                : Arrays.stream(part.members())
                        .map(i -> group.bound(i, marker))
                        .distinct()
                        .count();
        return new Child(
                group.shape(),
                marker,
                marker == 0 ? null : group.use(marker).column(),
                executions.size(),
                distinct,
                executions.stream().mapToLong(Draft::rows).sum(),
                executions.stream().mapToLong(Draft::rows).max().orElse(0),
                executions.stream().mapToLong(Draft::nanos).sum());
    }

    static long rows(Execution execution) {
        long rows = 0;
        for (Result result : execution.results()) {
            rows += result.kind() == Result.Kind.ROWS ? result.rows() : 0;
        }
        return rows;
    }

    static long nanos(Execution execution) {
        long nanos = execution.elapsedNanos();
        for (Result result : execution.results()) {
            nanos += Math.max(0, result.lastNanos() - result.firstNanos());
        }
        return nanos;
    }
}
