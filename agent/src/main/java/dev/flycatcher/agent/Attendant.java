package dev.flycatcher.agent;

import org.jspecify.annotations.Nullable;

/** A thread that looks after a session twice a second: what it costs, and whether there is a console to be seen in. */
final class Attendant {
    private static final long PAUSE_MILLIS = 500;

    private final Session session;
    private volatile boolean stopped;
    /** Whether this JVM came without java.management, and so without consoles. */
    private boolean unmanaged;

    private @Nullable Registration registration;

    Attendant(Session session) {
        this.session = session;
    }

    /** Starts the thread; it never keeps the process alive, nor a web application's loader. */
    void start() {
        Thread thread = new Thread(this::work, "flycatcher-control");
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    void stop() {
        stopped = true;
        withdraw();
    }

    private void work() {
        try {
            while (!stopped) {
                Thread.sleep(PAUSE_MILLIS);
                session.stepDown();
                register();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void register() {
        try {
            if (registration == null && !stopped && !unmanaged) {
                registration = Registration.of(new Control(session));
            }
        } catch (LinkageError absent) {
            unmanaged = true;
        }
    }

    private synchronized void withdraw() {
        if (registration != null) {
            registration.withdraw();
            registration = null;
        }
    }
}
