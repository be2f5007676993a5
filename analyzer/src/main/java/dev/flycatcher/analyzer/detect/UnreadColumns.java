package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Outline.Item;
import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Result;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A28: a column that none of {@link Thresholds#reads()} executions with rows read, over all units. A29: the same of a
 * {@code SELECT *}, as far as the schema tells what the star stands for, or a star of which more than fifteen columns are
 * read. A mapper reads every column for its entities, save the key it asked by: a column that was compared with a value
 * need not be read, its value is known. Not judged where values that were read were not kept.
 */
final class UnreadColumns implements Tally {
    private static final int WIDE = 15;

    /** One shape so far. */
    private static final class Reads {
        private final BitSet read = new BitSet();
        private final Set<String> named = new HashSet<>();
        private long executions;
        private long offered;
        /** Columns whose value the statement was asked by. */
        private final BitSet known;

        private @Nullable Finding first;

        private Reads(Outline outline) {
            known = known(outline);
        }

        private void add(Work work, Group group, Result result, Column column) {
            Key key = work.text(group.executions().get(0)).key(result, column);
            if (key.index() > 0) {
                read.set(key.index());
            } else {
                named.add(key.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private final ByShape<Reads> shapes = new ByShape<>(Reads::new);
    private final long enough;
    private final LongPredicate told;

    /** @param told whether the unread columns of that shape are told of already */
    UnreadColumns(long enough, LongPredicate told) {
        this.enough = enough;
        this.told = told;
    }

    @Override
    public void add(Work work) {
        shapes.add(
                work,
                outline -> !outline.items().isEmpty() && !outline.tables().isEmpty(),
                (group, reads) -> add(work, group, reads));
    }

    private static void add(Work work, Group group, Reads reads) {
        int[] members = IntStream.range(0, group.size())
                .filter(i -> Draft.rows(group.executions().get(i)) > 0)
                .toArray();
        for (int member : members) {
            for (Result result : group.executions().get(member).results()) {
                result.columns().forEach(column -> reads.add(work, group, result, column));
            }
        }
        reads.executions += members.length;
        reads.offered = offered(work, group);
        if (members.length > 0 && reads.first == null) {
            Part part = Part.split(group, members).get(0);
            String rule = star(group.outline()) ? "A29" : "A28";
            Draft draft = Draft.of(work, group, part, 0);
            reads.first = draft.finding(rule, Severity.INFO, draft.seen());
        }
    }

    /** Indexes of the columns that are compared with one value. */
    private static BitSet known(Outline outline) {
        BitSet known = new BitSet();
        List<Use> asked = outline.uses().stream()
                .filter(use -> use.kind() == Use.Kind.EQUAL && !star(outline))
                .toList();
        for (int i = 0; i < outline.items().size() && !asked.isEmpty(); i++) {
            Item item = outline.items().get(i);
            known.set(i + 1, asked.stream().anyMatch(use -> same(use, item)));
        }
        return known;
    }

    private static boolean same(Use use, Item item) {
        boolean table = use.qualifier() == null
                || item.qualifier() == null
                || use.qualifier().equals(item.qualifier());
        return table && use.column() != null && use.column().equalsIgnoreCase(item.column());
    }

    private static boolean star(Outline outline) {
        return outline.items().stream().anyMatch(item -> item.kind() == Item.Kind.STAR);
    }

    /** Columns it offers; 0 when that is not known. */
    private static long offered(Work work, Group group) {
        if (!star(group.outline())) {
            return group.outline().items().size();
        }
        boolean plain =
                group.outline().items().size() == 1 && group.outline().tables().size() == 1;
        return !plain
                ? 0
                : work.schema()
                        .table(group.outline().tables().get(0).name())
                        .map(table -> (long) table.columns().size())
                        .orElse(0L);
    }

    @Override
    public void tell(Consumer<Finding> findings) {
        for (Map.Entry<Long, Reads> shape : shapes.all().entrySet()) {
            Reads reads = shape.getValue();
            boolean any = reads.read.cardinality() + reads.named.size() > 0;
            BitSet all = (BitSet) reads.known.clone();
            all.or(reads.read);
            long read = all.cardinality() + reads.named.size();
            boolean wide = reads.first != null && reads.first.rule().equals("A29") && read > WIDE;
            boolean unread = reads.executions >= enough && any && read < reads.offered && !told.test(shape.getKey());
            if (reads.first != null && (unread || wide)) {
                findings.accept(reads.first.counting(reads.executions));
            }
        }
    }
}
