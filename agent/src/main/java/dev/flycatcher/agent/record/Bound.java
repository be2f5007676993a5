package dev.flycatcher.agent.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is bound to a statement: to its parameters now, and to the rows of a batch. */
abstract class Bound {
    private static final long[] NONE = {};

    /** Not what is known of it: a statement outlives a recorder. */
    private final @Nullable String prepared;

    /** Whether the execution under way is that of the batch. */
    boolean batching;

    private @Nullable Text known;
    private long[] bound = NONE;
    private int count;
    private @Nullable Batch batch;

    /** @param prepared null for a statement that is given its texts */
    Bound(@Nullable String prepared) {
        this.prepared = prepared;
    }

    final boolean isOf(@Nullable String sql) {
        return prepared == sql;
    }

    final void bind(int parameter, long word) {
        if (parameter < 1 || parameter > Text.WIDEST) {
            return;
        }
        if (parameter > bound.length) {
            bound = Arrays.copyOf(bound, Math.min(Text.WIDEST, Math.max(parameter, bound.length * 2)));
        }
        bound[parameter - 1] = word;
        count = Math.max(count, parameter);
    }

    final void clearBinds() {
        if (count > 0) {
            Arrays.fill(bound, 0, count, 0);
            count = 0;
        }
    }

    /** Adds a row of what is bound now: JDBC keeps the binds for the next row. */
    final void batch(@Nullable String added) {
        String of = added == null ? prepared : added;
        if (of != null) {
            batch = batch == null ? new Batch() : batch;
            batch.add(Text.of(of), bound, added == null ? count : 0);
        }
    }

    final void clearBatch() {
        if (batch != null) {
            batch.clear();
        }
    }

    /** Text that an execution runs: the batch's, else the call's own, else the prepared one; null for nothing. */
    final @Nullable Text running(@Nullable String given, boolean ofBatch) {
        batching = ofBatch;
        if (ofBatch) {
            return batch == null ? null : batch.text();
        }
        String of = given == null ? prepared : given;
        return of == null ? null : text(of);
    }

    /** Most statements run the same text again. */
    private Text text(String sql) {
        Text last = known;
        return last != null && last.sql() == sql ? last : (known = Text.of(sql));
    }

    /** Words that {@link #write} writes. */
    final int words(Text of) {
        return batching && batch != null ? batch.words() : of.width();
    }

    /** Batch rows whose values are not kept. */
    final int lostRows(Text of) {
        return batching && batch != null ? batch.lostRows(of.width()) : 0;
    }

    /** Writes the bind rows of the execution. */
    final void write(Text of, long[] words, int at) {
        if (batching && batch != null) {
            batch.write(words, at);
        } else {
            of.row(bound, count, words, at);
        }
    }
}
