package dev.flycatcher.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads what is ours and what it needs from under a folder of the agent's jar where no other loader finds it: nothing of
 * the application's is visible here, and nothing of this there.
 */
final class Isolation extends ClassLoader {
    private static final String FOLDER = "flycatcher/inside/";

    static {
        registerAsParallelCapable();
    }

    /** The agent's jar, opened once: asking the class path for each class takes several times as long. */
    private final JarFile jar;

    Isolation() throws IOException {
        super("flycatcher", ClassLoader.getPlatformClassLoader());
        jar = new JarFile(Path.of(URI.create(Agent.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toFile());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ZipEntry entry = jar.getEntry(FOLDER + name.replace('.', '/') + ".classdata");
        if (entry == null) {
            throw new ClassNotFoundException(name);
        }
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    @Override
    protected URL findResource(String name) {
        return Agent.class.getClassLoader().getResource(FOLDER + name);
    }
}
