package dev.flycatcher.agent.record;

/**
 * What a log holds, each so many words of 64 bits; the lowest four bits of the first say which. A bar parts the high half
 * of a word from the low one; numbers of results and columns count up in their log.
 *
 * <pre>
 * EXECUTION  index of its shape, BATCHED, kind; start; elapsed; update count; statement | connection;
 *            transaction | stack; literals, width | words; closed | failure; and then a word per bind
 * RESULT     number | flags, its kind, kind; execution | rows; first nanosecond; last; running hash
 * COLUMN     number | its order within the result, slot, kind; result | values; smallest; largest; size
 * READ       number of the column, row, kind; value
 * MARK       mark, kind; at; elapsed; connection | transaction
 * FETCH      number of the result, kind; rows per trip; time of all trips but the first
 * </pre>
 *
 * Closed is the number of executions when the application closed the statement, from 1; or one of the four below.
 */
final class Entry {
    static final int EXECUTION = 1;
    static final int READ = 2;
    static final int MARK = 3;
    static final int RESULT = 4;
    static final int COLUMN = 5;
    static final int FETCH = 6;

    static final int EXECUTION_WORDS = 8;
    static final int READ_WORDS = 2;
    static final int MARK_WORDS = 4;
    static final int RESULT_WORDS = 5;
    static final int COLUMN_WORDS = 5;
    static final int FETCH_WORDS = 3;

    /** Nobody knows: of its connection no checkout is known, or the statement closes itself. */
    static final int UNTOLD = 0;
    /** Not closed yet, and no pool stands between. */
    static final int OPEN = -1;
    /** Not closed yet, as far as is seen from behind a pool. */
    static final int OPEN_BEHIND = -2;
    /** It was left to whoever the connection was given back to. */
    static final int LEFT = -3;

    private static final int KIND_BITS = 4;

    /** Beside the kind of an execution. */
    static final int BATCHED = 1 << KIND_BITS;

    static final int WIDTH_BITS = 16;

    /** Of a result: not all that was read of it is known, and it was read to its end. */
    static final int INCOMPLETE = 1 << 8;

    static final int EXHAUSTED = 1 << 9;

    static final int SLOT_BITS = 12;
    private static final int ORDER_AT = KIND_BITS + SLOT_BITS;
    private static final int ROW_BITS = 24;
    static final int MOST_ROW = (1 << ROW_BITS) - 1;

    private Entry() {}

    /** What the entry there is, and how many words it has. */
    static int kind(long first) {
        return (int) first & (1 << KIND_BITS) - 1;
    }

    static int words(long[] in, int at) {
        return switch (kind(in[at])) {
            case EXECUTION -> EXECUTION_WORDS + low(in[at + 6]);
            case READ -> READ_WORDS;
            case RESULT -> RESULT_WORDS;
            case COLUMN -> COLUMN_WORDS;
            case FETCH -> FETCH_WORDS;
            default -> MARK_WORDS;
        };
    }

    static long execution(int shape, boolean batched) {
        return (long) shape << 8 | (batched ? BATCHED : 0) | EXECUTION;
    }

    /** Index of an execution's shape in its log, or what a mark marks. */
    static int index(long first) {
        return (int) (first >>> 8);
    }

    static long mark(int mark) {
        return (long) mark << 8 | MARK;
    }

    static long result(int number, int kind, int flags) {
        return pair(number, flags | kind << KIND_BITS | RESULT);
    }

    static int resultKind(long first) {
        return (int) first >>> KIND_BITS & 15;
    }

    static long column(int number, int slot, int order) {
        return pair(number, order << ORDER_AT | slot << KIND_BITS | COLUMN);
    }

    static int slot(long first) {
        return (int) first >>> KIND_BITS & (1 << SLOT_BITS) - 1;
    }

    static int order(long first) {
        return (int) first >>> ORDER_AT;
    }

    /** A value read of the column whose first word is that. */
    static long read(long column, int row) {
        return column >>> Integer.SIZE << KIND_BITS + ROW_BITS | (long) row << KIND_BITS | READ;
    }

    static int column(long read) {
        return (int) (read >>> KIND_BITS + ROW_BITS);
    }

    static int row(long read) {
        return (int) (read >>> KIND_BITS) & MOST_ROW;
    }

    static long pair(int high, int low) {
        return (long) high << Integer.SIZE | low & 0xFFFFFFFFL;
    }

    static int high(long pair) {
        return (int) (pair >>> Integer.SIZE);
    }

    static int low(long pair) {
        return (int) pair;
    }
}
