package dev.flycatcher.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarFile;

/**
 * The door: {@code java -javaagent:flycatcher-agent.jar}, and {@code java -jar flycatcher-agent.jar} as a command line.
 *
 * <p>This class and its loader are all of ours that the application's class path can see. Whatever goes wrong here is
 * told in one line, and the application starts regardless.
 */
public final class Agent {
    static final String BOOT = "flycatcher/boot.jar";
    /** One for the life of the JVM: what was attached, detached and attached again finds its own classes. */
    private static ClassLoader inside;

    private Agent() {}

    /**
     * Starts recording before the application's {@code main}.
     *
     * @param options {@code key=value,key=value}; none are needed
     */
    public static void premain(String options, Instrumentation instrumentation) {
        start(options, false, instrumentation);
    }

    /**
     * Starts recording in a running JVM; in one that is watched already, changes the mode, or ends it.
     *
     * @param options as for {@link #premain}, or {@code detach}
     */
    public static void agentmain(String options, Instrumentation instrumentation) {
        start(options, true, instrumentation);
    }

    /** The command line; see {@code java -jar flycatcher-agent.jar help}. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        Object code = new Isolation()
                .loadClass("dev.flycatcher.agent.command.Commands")
                .getMethod("run", String[].class)
                .invoke(null, (Object) arguments);
        System.exit((Integer) code);
    }

    private static synchronized void start(String options, boolean running, Instrumentation instrumentation) {
        try {
            if (inside == null) {
                openBoot(instrumentation);
                inside = new Isolation();
            }
            inside.loadClass("dev.flycatcher.agent.Watch")
                    .getMethod("start", String.class, boolean.class, Instrumentation.class)
                    .invoke(null, options == null ? "" : options, running, instrumentation);
        } catch (Throwable failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            System.err.println("flycatcher: not watching, the application runs without: " + cause);
        }
    }

    /** Makes the gate visible to every class loader. */
    private static void openBoot(Instrumentation instrumentation) throws IOException {
        Path file = temporary();
        file.toFile().deleteOnExit();
        try (InputStream in = Agent.class.getClassLoader().getResourceAsStream(BOOT)) {
            if (in == null) {
                throw new IOException(BOOT + " is missing: use flycatcher-agent.jar as it was built");
            }
            Files.write(file, in.readAllBytes());
        }
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(file.toFile()));
    }

    /**
     * A new file that its owner alone can read and write. The JDK's own temporary files are named by a generator fit for
     * cryptography, whose loading took a sixth of our start; that the file is new, and no one else's, is what matters.
     */
    private static Path temporary() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        for (long number = System.nanoTime(); ; number++) {
            Path file = folder.resolve("flycatcher-boot" + number + ".jar");
            try {
                return created(file);
            } catch (FileAlreadyExistsException taken) {
                // The next number, then.
            }
        }
    }

    private static Path created(Path file) throws IOException {
        try {
            return Files.createFile(
                    file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException notPosix) {
            // Windows: the folder itself is its user's own.
            return Files.createFile(file);
        }
    }
}
