package dev.flycatcher.agent;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings the agent into a JVM that runs, and out of it, by process id. Uses the JDK's own attach interface, which lies in
 * a module that the agent's loader does not see: hence by name.
 */
public final class Attach {
    private static final String MACHINE = "com.sun.tools.attach.VirtualMachine";

    private Attach() {}

    /**
     * Begins to watch the JVM of that process; in one that is watched already, {@code mode=...} changes the mode.
     *
     * @param options as after {@code -javaagent:flycatcher-agent.jar=}; empty for none
     * @throws AttachException when there is no such JVM, it refuses, or an option is not known
     */
    public static void attach(String pid, String options) throws AttachException {
        Options read = Options.of(options);
        if (!read.refused().isEmpty()) {
            throw new AttachException(read.refused().get(0).replace("is ignored", "is refused"), null);
        }
        // The folder is relative to where the command was given, not to where the other process was started.
        load(
                pid,
                Stream.concat(
                                Stream.of(options.split(",")).filter(option -> !option.startsWith("dir=")),
                                Stream.of("dir=" + read.folder()))
                        .collect(Collectors.joining(",")));
    }

    /**
     * Ends the watching; the report is written.
     *
     * @return whether it was watched; nothing is loaded into a JVM that was not
     * @throws AttachException when there is no such JVM or it refuses
     */
    public static boolean detach(String pid) throws AttachException {
        return load(pid, Watch.DETACH);
    }

    /** Whether there was something to tell it. */
    private static boolean load(String pid, String options) throws AttachException {
        try {
            Class<?> type = Class.forName(MACHINE, true, ClassLoader.getSystemClassLoader());
            Object machine = type.getMethod("attach", String.class).invoke(null, pid);
            try {
                boolean needed = !options.equals(Watch.DETACH) || isWatched(type, machine);
                if (needed) {
                    type.getMethod("loadAgent", String.class, String.class).invoke(machine, jar(), options);
                }
                return needed;
            } finally {
                type.getMethod("detach").invoke(machine);
            }
        } catch (ClassNotFoundException absent) {
            throw new AttachException(
                    "this Java cannot attach to others, it lacks the module jdk.attach: use a JDK's java", absent);
        } catch (InvocationTargetException failure) {
            throw failed(pid, failure.getCause() == null ? failure : failure.getCause());
        } catch (ReflectiveOperationException | IOException | URISyntaxException failure) {
            throw failed(pid, failure);
        }
    }

    private static boolean isWatched(Class<?> type, Object machine) throws ReflectiveOperationException {
        Properties properties =
                (Properties) type.getMethod("getSystemProperties").invoke(machine);
        return properties.getProperty(Watch.WATCHING) != null;
    }

    private static AttachException failed(String pid, Throwable cause) {
        String detail = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new AttachException(
                "cannot attach to process " + pid + ": "
                        + detail.lines().findFirst().orElse("")
                        + ". Is it a JVM, of the same user and in the same container, and without"
                        + " -XX:+DisableAttachMechanism?",
                cause);
    }

    /** The jar that this class was read from. */
    private static String jar() throws IOException, URISyntaxException {
        @Nullable URL here = Attach.class.getClassLoader().getResource("dev/flycatcher/agent/Attach.classdata");
        if (here == null || !(here.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("only flycatcher-agent.jar can attach itself");
        }
        return Path.of(connection.getJarFileURL().toURI()).toString();
    }
}
