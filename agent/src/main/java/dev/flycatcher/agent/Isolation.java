package dev.flycatcher.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;

/**
 * Loads what is ours and what it needs from under a folder of the agent's jar where no other loader finds it: nothing of
 * the application's is visible here, and nothing of this there.
 */
final class Isolation extends ClassLoader {
    private static final String FOLDER = "flycatcher/inside/";

    static {
        registerAsParallelCapable();
    }

    Isolation() {
        super("flycatcher", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String entry = FOLDER + name.replace('.', '/') + ".classdata";
        try (InputStream in = Agent.class.getClassLoader().getResourceAsStream(entry)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
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
