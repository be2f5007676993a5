package dev.flycatcher.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Whether this JVM is watched. What begins, changes and ends that comes here, from the agent's door. */
public final class Watch {
    /** What a running JVM is told to end its watching; no option is named so. */
    static final String DETACH = "detach";
    /** The system property a watched JVM has, so that who attaches can see it from outside. */
    static final String WATCHING = "flycatcher.watching";

    private static @Nullable Session session;

    private Watch() {}

    /**
     * Starts to watch; at the JVM's exit the report is written. A JVM that is watched already takes the mode from the
     * options instead, and {@code detach} ends it.
     *
     * @param running whether the application runs already, so that its JDBC classes may be loaded
     */
    public static synchronized void start(String text, boolean running, Instrumentation instrumentation) {
        if (text.equals(DETACH)) {
            end();
            return;
        }
        Options options = Options.of(text);
        options.refused().forEach(line -> System.err.println("flycatcher: " + line));
        if (session == null) {
            session = new Session(options, instrumentation);
            session.begin(running);
            System.setProperty(WATCHING, "true");
        } else if (options.mode() != null) {
            session.mode(options.mode(), "as asked");
        }
    }

    private static void end() {
        if (session == null) {
            System.err.println("flycatcher: this JVM is not watched");
        } else {
            System.clearProperty(WATCHING);
            session.end();
            session = null;
        }
    }
}
