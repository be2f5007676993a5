package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.trace.Dropped;
import dev.flycatcher.analyzer.trace.Lost;
import dev.flycatcher.analyzer.trace.Transcript;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The units under way, and the thread that closes idle ones, decodes them and hands them on. The application's threads
 * meet it only when a unit begins or ends.
 */
public final class Units implements Logs {
    private static final long IDLE_NANOS = 1_000_000_000;
    private static final long KEPT_NANOS = 10_000_000_000L;
    private static final long PAUSE_NANOS = 100_000_000;
    private static final long SETTLING_NANOS = 20_000_000;
    /** 32 MiB. */
    private static final long MOST_WORDS = 1 << 22;

    /** Words that must be left for a unit that is full to be ended at once. */
    private static final int ROOM = 1 << 16;

    private static final int MOST_WAITING = 10_000;

    private final Set<WorkUnit> open = ConcurrentHashMap.newKeySet();
    private final Queue<WorkUnit> closed = new ConcurrentLinkedQueue<>();
    private final AtomicLong ids = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicInteger pending = new AtomicInteger();
    /** How many are closed: the queue would count them anew. */
    private final AtomicInteger waiting = new AtomicInteger();

    private final Budget budget = new Budget(MOST_WORDS);
    private Decoder decoder;
    private Predicate<String> driver;
    private final Lately lately = new Lately();
    /** Closed, and about to be judged. */
    private Queue<WorkUnit> judged = new ArrayDeque<>();

    /** The one that is handed on. */
    private @Nullable WorkUnit current;

    private Consumer<Transcript> sink;
    private final Object judging = new Object();
    private volatile Mode mode = Mode.FLOW;
    private volatile boolean stopped;
    private volatile @Nullable Thread worker;

    /**
     * @param driver whether the class of that name is a driver's or a pool's, and so no part of a stack
     * @param sink is given every unit that has ended, by one thread at a time; it is another one when the call is over
     */
    public Units(Predicate<String> driver, Consumer<Transcript> sink) {
        this.driver = driver;
        this.decoder = new Decoder(new Frames(driver));
        this.sink = sink;
    }

    /** Starts the thread that closes and decodes; it never keeps the process alive. */
    public void start() {
        Thread thread = new Thread(null, this::work, "flycatcher", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        worker = thread;
        thread.start();
    }

    private void work() {
        long active = System.nanoTime();
        while (!stopped) {
            LockSupport.parkNanos(closed.isEmpty() ? PAUSE_NANOS : SETTLING_NANOS);
            open.stream().filter(Units::hasEnded).forEach(this::close);
            active = decode(SETTLING_NANOS) ? System.nanoTime() : active;
            if (System.nanoTime() - active > IDLE_NANOS) {
                budget.blocks.clear();
            }
            if (System.nanoTime() - active > KEPT_NANOS) {
                forget();
            }
        }
    }

    private static boolean hasEnded(WorkUnit unit) {
        return unit.isOverflowed()
                || unit.kind == Unit.Kind.THREAD && unit.idleNanos() > IDLE_NANOS && !unit.isAtWork();
    }

    /** Units that begin from here on are recorded in that mode; those under way end. */
    public void mode(Mode of) {
        mode = of;
        open.forEach(this::close);
    }

    /** Ends every unit and hands them on; then forgets to whom, since the application's threads know this for ever. */
    public void end() {
        stopped = true;
        closeAll();
        synchronized (judging) {
            lately.end();
            sink = written -> {};
            driver = name -> false;
            decoder = new Decoder(new Frames(name -> false));
        }
    }

    /** Units that were given up because too many waited. */
    public long lost() {
        return lost.get();
    }

    /** Units under way, or not judged yet. */
    public int pending() {
        return pending.get();
    }

    /** Values that were read after their unit had ended. */
    public long lateValues() {
        return budget.lateValues();
    }

    @Override
    public Log burst(Thread thread) {
        return open(Unit.Kind.THREAD).log(thread);
    }

    @Override
    public WorkUnit open(Unit.Kind kind) {
        WorkUnit unit = new WorkUnit(ids.incrementAndGet(), kind, null, budget, mode);
        pending.incrementAndGet();
        open.add(unit);
        return unit;
    }

    /** At once, unless what has ended before takes all the memory: then what follows is counted only. */
    @Override
    public void full(WorkUnit unit) {
        if (budget.has(ROOM)) {
            close(unit);
            LockSupport.unpark(worker);
        }
    }

    @Override
    public void close(WorkUnit unit) {
        if (open.remove(unit)) {
            unit.close();
            if (unit.logs.isEmpty()) {
                pending.decrementAndGet();
            } else if (waiting.get() < MOST_WAITING) {
                waiting.incrementAndGet();
                closed.add(unit);
            } else {
                lost.incrementAndGet();
                unit.logs.forEach(Log::release);
                pending.decrementAndGet();
            }
        }
    }

    /** Ends every unit, and hands them on before it returns. */
    public void closeAll() {
        open.forEach(this::close);
        decode(0);
    }

    /** Those closed that long ago: a thread that was writing then has seen it by now. */
    private Queue<WorkUnit> ended(long nanos) {
        Queue<WorkUnit> ended = new ArrayDeque<>();
        for (WorkUnit unit = closed.peek(); unit != null && unit.closedFor() >= nanos; unit = closed.peek()) {
            if (closed.remove(unit)) {
                waiting.decrementAndGet();
                ended.add(unit);
            }
        }
        return ended;
    }

    /** Judges those closed that long ago, bursts after those that may have fed them; whether there were any. */
    private boolean decode(long nanos) {
        synchronized (judging) {
            Comparator<WorkUnit> burstsLast =
                    Comparator.comparingLong(unit -> unit.kind == Unit.Kind.THREAD ? unit.id : 0);
            judged = ended(nanos).stream().sorted(burstsLast).collect(Collectors.toCollection(ArrayDeque::new));
            boolean any = !judged.isEmpty();
            while (!judged.isEmpty()) {
                judge(judged.remove());
            }
            if (any) {
                decoder.clear();
            }
            return any;
        }
    }

    private void judge(WorkUnit unit) {
        boolean whole = false;
        String name = "";
        current = unit;
        try {
            Transcript written = decoder.decode(unit);
            name = written.unit().name();
            whole = unit.mode.readsValues() && written.dropped().equals(Dropped.NONE);
            if (written.executions() > 0 || written.dropped().executions() > 0) {
                sink.accept(written);
            }
        } finally {
            current = null;
            lately.keep(unit, name, whole, lost.get() + budget.lateValues());
            pending.decrementAndGet();
        }
    }

    private void forget() {
        synchronized (judging) {
            lately.clear();
        }
    }

    /** Words of units that have been judged and are kept yet. */
    long kept() {
        synchronized (judging) {
            return lately.words();
        }
    }

    /** The unit that is being handed on, beside those that ended before; null between two. */
    public @Nullable Lost beside() {
        synchronized (judging) {
            WorkUnit unit = current;
            return unit == null ? null : beside(unit);
        }
    }

    private @Nullable Lost beside(WorkUnit unit) {
        int all = pending.get();
        Set<WorkUnit> unknown =
                Stream.of(open, closed, judged).flatMap(Collection::stream).collect(Collectors.toSet());
        if (unknown.size() < all - 1) {
            return null; // One is about to be closed just now.
        }
        long to = unknown.stream()
                .filter(other -> !other.logs.isEmpty())
                .mapToLong(other -> other.startedNanos - unit.startedNanos)
                .min()
                .orElse(Long.MAX_VALUE);
        return lately.beside(unit, to, new Decoder(new Frames(driver)));
    }
}
