package dev.flycatcher.agent.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The connections that one thread took and has not given back. A pool that asks a driver, or another pool, does so within
 * one call of the application: only the outermost call is a checkout.
 */
final class Checkouts {
    private static final int MOST = 64;

    private final List<ConnectionState> held = new ArrayList<>(2);
    private int depth;
    private long started;

    void opening() {
        if (depth++ == 0) {
            started = System.nanoTime();
        }
    }

    /** Leaves a call; whether it was the application's own. */
    boolean leave() {
        depth = Math.max(0, depth - 1);
        return depth == 0;
    }

    /** The application has its connection. */
    void opened(ConnectionState connection) {
        long now = System.nanoTime();
        connection.take(now, now - started);
        held.removeIf(each -> !each.isHeld());
        if (held.size() < MOST) {
            held.add(connection);
        }
    }

    /**
     * A driver's connection is used of which no checkout is known: a pool that hands out a statement from its cache nests
     * no call that would show it. When this thread took but one whose driver is not known, it is that one.
     */
    void link(ConnectionState driver) {
        if (!held.isEmpty() && !driver.isHeld()) {
            unused().ifPresent(driver::heldBy);
        }
    }

    private Optional<ConnectionState> unused() {
        ConnectionState only = null;
        for (ConnectionState each : held) {
            if (each.isUnused()) {
                if (only != null) {
                    return Optional.empty();
                }
                only = each;
            }
        }
        return Optional.ofNullable(only);
    }
}
