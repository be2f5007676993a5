package dev.flycatcher.agent;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
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
        jar = new JarFile(own());
    }

    /** Not where {@link Agent} came from: the tests' jar, which holds it too, may stand before ours on the class path. */
    private static File own() throws IOException {
        URL boot = Agent.class.getClassLoader().getResource(Agent.BOOT);
        if (boot == null) {
            throw new IOException(Agent.BOOT + " is missing: use flycatcher-agent.jar as it was built");
        }
        String place = boot.getPath();
        return new File(URI.create(place.substring(0, place.lastIndexOf("!/"))));
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
