package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Result;
import java.util.ArrayList;
import java.util.List;

/** Reads back the results of one log, their columns, and the values read of them. */
final class ResultReader {
    private static final Result.Kind[] KINDS = Result.Kind.values();

    private final long[] words;
    private final Ints results = new Ints();
    private final Ints columns = new Ints();
    private final Ints values = new Ints();
    private Parts ofExecution = new Parts(0, 0, part -> 0);
    private Parts ofResult = ofExecution;
    private Parts ofColumn = ofExecution;

    ResultReader(long[] words) {
        this.words = words;
    }

    /** One entry, in order: a part comes after its whole. */
    void add(int at) {
        switch (Entry.kind(words[at])) {
            case Entry.RESULT -> results.add(at);
            case Entry.COLUMN -> columns.add(at);
            default -> values.add(at);
        }
    }

    /** All entries were added, those of so many executions. */
    void read(int executions) {
        ofExecution = new Parts(executions, results.size(), i -> Entry.high(words[results.get(i) + 1]));
        ofResult = new Parts(results.size(), columns.size(), i -> Entry.high(words[columns.get(i) + 1]));
        ofColumn = new Parts(columns.size(), values.size(), i -> Entry.column(words[values.get(i)]));
    }

    /** Rows the application stepped onto. */
    long rows() {
        long rows = 0;
        for (int i = 0; i < results.size(); i++) {
            rows += Entry.low(words[results.get(i) + 1]);
        }
        return rows;
    }

    /** Results of the n-th execution that were looked at. */
    List<Result> of(int n, Samples.Seen shape, Ordinals ordinals) {
        int count = ofExecution.count(n);
        if (count == 1) {
            return isLookedAt(ofExecution.get(n, 0))
                    ? List.of(result(ofExecution.get(n, 0), shape, ordinals))
                    : List.of();
        }
        List<Result> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (isLookedAt(ofExecution.get(n, i))) {
                all.add(result(ofExecution.get(n, i), shape, ordinals));
            }
        }
        return List.copyOf(all);
    }

    private boolean isLookedAt(int number) {
        int at = results.get(number);
        return Entry.low(words[at + 1]) > 0 || (words[at] & Entry.EXHAUSTED) != 0;
    }

    private Result result(int number, Samples.Seen shape, Ordinals ordinals) {
        int at = results.get(number);
        Result.Kind kind = KINDS[Entry.resultKind(words[at])];
        return new Result(
                kind,
                Entry.low(words[at + 1]),
                (words[at] & Entry.EXHAUSTED) != 0,
                columns(number, shape, kind, ordinals),
                (words[at] & Entry.INCOMPLETE) != 0 ? 0 : words[at + 4],
                words[at + 2],
                words[at + 3]);
    }

    private List<Column> columns(int result, Samples.Seen shape, Result.Kind kind, Ordinals ordinals) {
        int count = ofResult.count(result);
        if (count == 0) {
            return List.of();
        }
        Column[] all = new Column[count];
        Columns names = shape.columns(kind);
        for (int i = 0; i < count; i++) {
            all[i] = column(ofResult.get(result, i), names, ordinals);
        }
        return List.of(all);
    }

    private Column column(int number, Columns names, Ordinals ordinals) {
        int at = columns.get(number);
        int slot = Entry.slot(words[at]);
        int count = ofColumn.count(number);
        int[] rows = new int[count];
        int[] ordinal = new int[count];
        for (int i = 0; i < count; i++) {
            int value = values.get(ofColumn.get(number, i));
            rows[i] = Entry.row(words[value]);
            ordinal[i] = ordinals.of(words[value + 1]);
        }
        return new Column(names.indexes[slot], names.labels[slot], span(at), words[at + 4], rows, ordinal);
    }

    private long span(int column) {
        long smallest = words[column + 2];
        long largest = words[column + 3];
        long span = largest - smallest + 1;
        return smallest > largest ? 0 : span <= 0 ? Long.MAX_VALUE : span;
    }
}
