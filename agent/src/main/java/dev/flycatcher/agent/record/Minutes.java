package dev.flycatcher.agent.record;

/** Lets each key pass once a minute, in bounded memory: keys that share a place may hold each other back. */
final class Minutes {
    private static final int PLACES = 4_096;
    private static final long MINUTE = 60_000_000_000L;

    /** Racy on purpose: at worst two threads pass at once. */
    private final long[] last = new long[PLACES];

    /** Whether that key has not passed within a minute of {@code now}, in nanoseconds. */
    boolean pass(long key, long now) {
        int place = (int) Word.mix(key) & PLACES - 1;
        boolean passes = last[place] == 0 || now - last[place] > MINUTE;
        if (passes) {
            last[place] = now == 0 ? 1 : now;
        }
        return passes;
    }
}
