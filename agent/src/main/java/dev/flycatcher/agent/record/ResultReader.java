package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Transcript;
import java.util.HashMap;
import java.util.Map;

/** Reads back the results of one log after another, their columns, and the values read of them. */
final class ResultReader {
    private static final Result.Kind[] KINDS = Result.Kind.values();
    private static final long[] NONE = {};

    private final Transcript out;
    private final Ordinals ordinals;
    private final Ints results = new Ints();
    private final Ints columns = new Ints();
    private final Ints values = new Ints();
    private final Map<Integer, Integer> fetches = new HashMap<>();
    private final Parts ofExecution = new Parts();
    private final Parts ofResult = new Parts();
    private final Parts ofColumn = new Parts();
    private long[] words = NONE;

    ResultReader(Transcript out, Ordinals ordinals) {
        this.out = out;
        this.ordinals = ordinals;
    }

    /** Begins with another log. */
    void begin(long[] of) {
        words = of;
    }

    /** One entry, in order: a part comes after its whole. */
    void add(int at) {
        switch (Entry.kind(words[at])) {
            case Entry.RESULT -> results.add(at);
            case Entry.COLUMN -> columns.add(at);
            case Entry.FETCH -> fetches.put(Entry.high(words[at]), at);
            default -> values.add(at);
        }
    }

    /** All entries were added, those of so many executions. */
    void read(int executions) {
        ofExecution.sort(executions, results.size(), i -> Entry.high(words[results.get(i) + 1]));
        ofResult.sort(results.size(), columns.size(), i -> Entry.high(words[columns.get(i) + 1]));
        ofColumn.sort(columns.size(), values.size(), i -> Entry.column(words[values.get(i)]));
    }

    /** Forgets the log, and gives back what a large one took. */
    void end() {
        words = NONE;
        results.clear();
        columns.clear();
        values.clear();
        fetches.clear();
        ofExecution.clear();
        ofResult.clear();
        ofColumn.clear();
    }

    /** Rows the application stepped onto. */
    long rows() {
        long rows = 0;
        for (int i = 0; i < results.size(); i++) {
            rows += Entry.low(words[results.get(i) + 1]);
        }
        return rows;
    }

    /** Writes those results of the n-th execution that were looked at. */
    void write(int n, Samples.Seen shape) {
        int count = ofExecution.count(n);
        int seen = 0;
        for (int i = 0; i < count; i++) {
            seen += isLookedAt(ofExecution.get(n, i)) ? 1 : 0;
        }
        out.results(seen);
        for (int i = 0; i < count; i++) {
            if (isLookedAt(ofExecution.get(n, i))) {
                result(ofExecution.get(n, i), shape);
            }
        }
    }

    private boolean isLookedAt(int number) {
        int at = results.get(number);
        return Entry.low(words[at + 1]) > 0 || (words[at] & Entry.EXHAUSTED) != 0;
    }

    private void result(int number, Samples.Seen shape) {
        int at = results.get(number);
        Result.Kind kind = KINDS[Entry.resultKind(words[at])];
        int count = ofResult.count(number);
        Integer fetch = fetches.get(Entry.high(words[at]));
        out.result(
                kind,
                Entry.low(words[at + 1]),
                (words[at] & Entry.EXHAUSTED) != 0,
                (words[at] & Entry.INCOMPLETE) != 0 ? 0 : words[at + 4],
                words[at + 2],
                words[at + 3],
                fetch == null ? 0 : (int) words[fetch + 1],
                fetch == null ? 0 : words[fetch + 2],
                count);
        for (int i = 0; i < count; i++) {
            column(ofResult.get(number, i), shape.columns(kind));
        }
    }

    private void column(int number, Columns names) {
        int at = columns.get(number);
        int slot = Entry.slot(words[at]);
        int count = ofColumn.count(number);
        out.column(names.indexes[slot], names.labels[slot], span(at), words[at + 4], count);
        for (int i = 0; i < count; i++) {
            int value = values.get(ofColumn.get(number, i));
            out.read(Entry.row(words[value]), ordinals.of(words[value + 1]));
        }
    }

    private long span(int column) {
        long smallest = words[column + 2];
        long largest = words[column + 3];
        long span = largest - smallest + 1;
        return smallest > largest ? 0 : span <= 0 ? Long.MAX_VALUE : span;
    }
}
