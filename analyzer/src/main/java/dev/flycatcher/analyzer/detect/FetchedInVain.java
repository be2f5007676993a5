package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Outline.Item;
import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Result;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A34: a joined table whose columns are fetched and, over {@link Thresholds#reads()} units or more, never read, while
 * others of the same rows are; or rows fetched by a list of keys that had just been read, never stepped onto. Mappers
 * read every column of a row: of theirs nothing is known, and nothing is told.
 */
final class FetchedInVain implements Tally {
    private static final int MOST_KEYS = 8;

    /** What was never read so far: a joined table, or all the rows of a list of keys, with null for its name. */
    private static final class Parcel {
        private final @Nullable String table;
        private long units;
        private long executions;
        private @Nullable Finding first;

        private Parcel(@Nullable String table) {
            this.table = table;
        }

        private void add(Work work, Group group, int[] members) {
            units++;
            executions += members.length;
            if (first == null) {
                Draft draft = Draft.of(work, group, Part.split(group, members).get(0), 0);
                first = draft.finding("A34", Severity.INFO, draft.seen());
            }
        }
    }

    /** By shape, and then by the table's alias; all the rows are "". */
    private final ByShape<Map<String, Parcel>> shapes = new ByShape<>(FetchedInVain::ahead);

    private final long enough;

    FetchedInVain(long enough) {
        this.enough = enough;
    }

    @Override
    public void add(Work work) {
        shapes.add(work, any -> true, (group, ahead) -> {
            if (!ahead.isEmpty()) {
                add(work, group, ahead);
            }
        });
    }

    private static Map<String, Parcel> ahead(Outline outline) {
        Map<String, Parcel> ahead = new LinkedHashMap<>();
        boolean named = outline.items().stream().noneMatch(item -> item.kind() == Item.Kind.STAR);
        for (int i = 1; i < outline.tables().size() && named; i++) {
            Outline.Table table = outline.tables().get(i);
            String alias = alias(table.alias());
            if (outline.items().stream().anyMatch(item -> alias.equals(alias(item.qualifier())))) {
                ahead.put(alias, new Parcel(table.name()));
            }
        }
        if (outline.uses().stream().anyMatch(use -> use.kind() == Use.Kind.LISTED)) {
            ahead.put("", new Parcel(null));
        }
        return ahead;
    }

    private static String alias(@Nullable String qualifier) {
        return qualifier == null ? "" : qualifier.toLowerCase(Locale.ROOT);
    }

    private static void add(Work work, Group group, Map<String, Parcel> ahead) {
        int[] seen = IntStream.range(0, group.size())
                .filter(i -> Draft.rows(group.executions().get(i)) > 0)
                .toArray();
        Set<String> read = new HashSet<>();
        for (int member : seen) {
            for (Result result : group.executions().get(member).results()) {
                read.addAll(read(group, result, ahead.keySet()));
            }
        }
        ahead.keySet().removeAll(read);
        ahead.forEach((alias, parcel) -> {
            int[] members = alias.isEmpty() ? unseen(work, group) : seen;
            if (members.length > 0) {
                parcel.add(work, group, members);
            }
        });
    }

    /** Of what is fetched ahead, what was read, or may have been. */
    private static Set<String> read(Group group, Result result, Set<String> ahead) {
        List<Item> items = group.outline().items();
        Set<String> read = new HashSet<>(Set.of(""));
        boolean told = !result.columns().isEmpty() && result.hash() != 0;
        for (Column column : result.columns()) {
            int index = group.text().key(result, column).index();
            told &= index > 0 && index <= items.size();
            if (told) {
                read.add(alias(items.get(index - 1).qualifier()));
            }
        }
        return told ? read : Set.copyOf(ahead);
    }

    /** Those whose keys had been read, and whose rows nobody looked at. */
    private static int[] unseen(Work work, Group group) {
        return IntStream.range(0, group.size())
                .filter(i -> group.executions().get(i).results().isEmpty())
                .filter(i -> fed(work, group.executions().get(i)))
                .toArray();
    }

    private static boolean fed(Work work, Execution execution) {
        int[] values = execution.binds().values();
        Set<Long> readers = new HashSet<>();
        for (int i = 0; i < Math.min(MOST_KEYS, values.length); i++) {
            if (values[i] > 0) {
                work.sources().readers(values[i], execution.ordinal(), readers);
            }
        }
        return !readers.isEmpty();
    }

    /** Whether it tells of that shape. */
    boolean tells(long shape) {
        return shapes.all().getOrDefault(shape, Map.of()).values().stream().anyMatch(parcel -> parcel.units >= enough);
    }

    @Override
    public void tell(Consumer<Finding> findings) {
        shapes.all().values().stream()
                .flatMap(ahead -> ahead.values().stream())
                .filter(parcel -> parcel.first != null && parcel.units >= enough)
                .forEach(parcel -> findings.accept(parcel.first.counting(parcel.executions, parcel.table)));
    }
}
