package dev.flycatcher.agent.boot;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Room beside an object whose class was loaded before the agent came and so took no field: found by identity, gone with
 * the object. Costs a look into a map per call, which a field does not; no map is asked before {@link #open()}.
 */
public final class Aside extends WeakReference<Object> implements Holder {
    private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();
    private static final ConcurrentHashMap<Object, Aside> ALL = new ConcurrentHashMap<>();
    private static volatile boolean open;

    private final int hash;
    private volatile @Nullable Object state;

    private Aside(Object object) {
        super(object, GONE);
        hash = System.identityHashCode(object);
    }

    /** From here on objects without a field have room. */
    public static void open() {
        open = true;
    }

    /** Forgets every object. */
    public static void close() {
        open = false;
        for (Aside each : ALL.values()) {
            each.state = null;
            each.clear();
        }
        ALL.clear();
        // The queue would hold those whose objects are gone until somebody asks it again, which nobody does.
        while (GONE.poll() != null) {}
    }

    /** Objects that something is kept about. */
    public static int size() {
        return ALL.size();
    }

    static @Nullable Aside of(Object object) {
        if (!open) {
            return null;
        }
        Aside known = ALL.get(new Key(object));
        return known == null ? new Aside(object) : known;
    }

    static @Nullable Object state(Object object) {
        if (!open) {
            return null;
        }
        Aside known = ALL.get(new Key(object));
        return known == null ? null : known.state;
    }

    @Override
    public @Nullable Object flycatcherState() {
        return state;
    }

    @Override
    public void flycatcherState(@Nullable Object of) {
        state = of;
        if (of == null) {
            ALL.remove(this);
        } else {
            ALL.put(this, this);
        }
        for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
            ALL.remove(gone);
        }
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || other instanceof Aside && isOf(((Aside) other).get());
    }

    private boolean isOf(@Nullable Object object) {
        return object != null && object == get();
    }

    /** Looks an object up. */
    private static final class Key {
        private final Object object;

        Key(Object object) {
            this.object = object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Aside && ((Aside) other).isOf(object);
        }
    }
}
