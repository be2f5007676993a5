package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Database;
import dev.flycatcher.analyzer.trace.Unit;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A unit of work under way: a log for each thread that works for it. */
final class WorkUnit {
    private static final int MOST_LOOKED_AT = 256;
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int LOOKS = 3;
    private static final long LONGEST_AT_WORK = 30_000_000_000L;
    private static final @Nullable Database[] NONE = {};

    final long id;
    final Unit.Kind kind;
    /** What tokens hold: it keeps nothing alive. */
    final WeakReference<WorkUnit> self = new WeakReference<>(this);

    final Budget budget;
    final Mode mode;

    final long startedMillis = System.currentTimeMillis();
    final long startedNanos = System.nanoTime();
    final Queue<Log> logs = new ConcurrentLinkedQueue<>();

    private final AtomicInteger threads = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger transactions = new AtomicInteger();
    private volatile @Nullable String name;
    private volatile boolean closed;
    private volatile boolean overflowed;
    private @Nullable Database[] databases = NONE;
    private volatile long elapsedNanos;
    private long sizeSeen;
    private long activeNanos = startedNanos;
    /** Looks in a row at which none of its threads was at work. */
    private int still;

    /** @param name null when its stacks are to name it, or {@link #named} will */
    WorkUnit(long id, Unit.Kind kind, @Nullable String name, Budget budget, Mode mode) {
        this.budget = budget;
        this.mode = mode;
        this.id = id;
        this.kind = kind;
        this.name = name;
    }

    /**
     * The log of that thread. One of a thread that has ended is written on, so that a unit that runs on a hundred thousand
     * short threads needs as many logs as run at a time.
     */
    Log log(Thread thread) {
        int looked = 0;
        for (Log log : logs) {
            if (log.isOf(thread) || log.takeOver(thread)) {
                return log;
            }
            if (++looked == MOST_LOOKED_AT) {
                break;
            }
        }
        Log log = new Log(this, threads.incrementAndGet(), thread);
        logs.add(log);
        return log;
    }

    /** Null when its stacks are to name it. */
    @Nullable
    String name() {
        return name;
    }

    void named(@Nullable String of) {
        name = of;
    }

    int nextConnection() {
        return connections.incrementAndGet();
    }

    /** Says what the connection of that number leads to. */
    synchronized void leads(int connection, Database to) {
        if (connection < MOST_CONNECTIONS) {
            if (connection >= databases.length) {
                databases = Arrays.copyOf(databases, Math.max(connection + 1, databases.length * 2));
            }
            databases[connection] = to;
        }
    }

    /** What each connection leads to, by its number. */
    synchronized Map<Integer, Database> databases() {
        Map<Integer, Database> known = new HashMap<>();
        for (int i = 0; i < databases.length; i++) {
            if (databases[i] != null) {
                known.put(i, databases[i]);
            }
        }
        return known;
    }

    /** The last of so many numbers for statements, which nobody else is given. */
    int nextStatements(int count) {
        return statements.addAndGet(count);
    }

    int nextTransaction() {
        return transactions.incrementAndGet();
    }

    boolean isClosed() {
        return closed;
    }

    /** Its memory is used up: what follows is counted only, until it is closed. */
    void overflow() {
        overflowed = true;
    }

    boolean isOverflowed() {
        return overflowed;
    }

    /** A large log ends before memory does, so that there is some to write on while it is decoded. */
    void makeRoom() {
        if (!budget.hasQuarter()) {
            overflow();
        }
    }

    void close() {
        if (!closed) {
            elapsedNanos = System.nanoTime() - startedNanos;
            closed = true;
        }
    }

    long elapsedNanos() {
        return elapsedNanos;
    }

    /** How long ago it was closed. */
    long closedFor() {
        return System.nanoTime() - startedNanos - elapsedNanos;
    }

    /** How long nothing happened, as far as one observer that asks again and again can tell; 0 while a statement runs. */
    long idleNanos() {
        long now = System.nanoTime();
        long size = 0;
        boolean running = false;
        for (Log log : logs) {
            size += log.words.size();
            running |= log.running > 0;
        }
        if (running || size != sizeSeen) {
            sizeSeen = size;
            activeNanos = now;
            still = 0;
        }
        return now - activeNanos;
    }

    /**
     * Whether one of its threads works on though it asks nothing, as far as the same observer can tell: on a machine that
     * is busy, loading a few classes takes longer than an idle thread waits for work. Not for ever.
     */
    boolean isAtWork() {
        still = logs.stream().anyMatch(Log::atWork) ? 0 : still + 1;
        return still < LOOKS && System.nanoTime() - activeNanos < LONGEST_AT_WORK;
    }
}
