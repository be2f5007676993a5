package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Unit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A unit of work under way: a log for each thread that works for it. */
final class WorkUnit {
    final long id;
    final Unit.Kind kind;
    /** Null when its stacks are to name it. */
    final @Nullable String name;

    final Budget budget;
    final Mode mode;

    final long startedMillis = System.currentTimeMillis();
    final long startedNanos = System.nanoTime();
    final List<Log> logs = new CopyOnWriteArrayList<>();

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger transactions = new AtomicInteger();
    private volatile boolean closed;
    private volatile boolean overflowed;
    private volatile @Nullable String engine;
    private volatile long elapsedNanos;
    private long sizeSeen;
    private long activeNanos = startedNanos;

    WorkUnit(long id, Unit.Kind kind, @Nullable String name, Budget budget, Mode mode) {
        this.budget = budget;
        this.mode = mode;
        this.id = id;
        this.kind = kind;
        this.name = name;
    }

    Log log(Thread thread) {
        Log log = new Log(this, logs.size() + 1, thread);
        logs.add(log);
        return log;
    }

    int nextConnection() {
        return connections.incrementAndGet();
    }

    /** A statement ran on that engine. */
    void asked(String of) {
        String known = engine;
        if (known == null || !known.equals(of)) {
            engine = known == null ? of : "";
        }
    }

    /** The only engine that was asked, "" when it is not known or there were several. */
    String engine() {
        String known = engine;
        return known == null ? "" : known;
    }

    int nextStatement() {
        return statements.incrementAndGet();
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

    void close() {
        if (!closed) {
            elapsedNanos = System.nanoTime() - startedNanos;
            closed = true;
        }
    }

    long elapsedNanos() {
        return elapsedNanos;
    }

    /** How long nothing happened, as far as one observer that asks again and again can tell; 0 while a statement runs. */
    long idleNanos() {
        long now = System.nanoTime();
        long size = 0;
        boolean running = false;
        for (Log log : logs) {
            size += log.size;
            running |= log.running > 0;
        }
        if (running || size != sizeSeen) {
            sizeSeen = size;
            activeNanos = now;
        }
        return now - activeNanos;
    }
}
