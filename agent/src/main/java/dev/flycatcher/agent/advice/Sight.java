package dev.flycatcher.agent.advice;

import dev.flycatcher.agent.boot.Gate;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Which class loaders reach the gate. Most ask the bootstrap loader for what they do not know; one that does not would
 * end in an error in the midst of a driver, so its classes are let go, which is told once.
 */
final class Sight {
    private final Map<ClassLoader, Boolean> known = new WeakHashMap<>();

    boolean reaches(ClassLoader loader) {
        synchronized (known) {
            Boolean answer = known.get(loader);
            if (answer != null) {
                return answer;
            }
        }
        boolean reaches = asks(loader);
        synchronized (known) {
            if (known.put(loader, reaches) == null && !reaches) {
                System.err.println(
                        "flycatcher: JDBC classes of " + loader.getClass().getName()
                                + " are not watched: it hides the package dev.flycatcher.agent.boot. Let it pass with"
                                + " -Dorg.osgi.framework.bootdelegation=dev.flycatcher.agent.boot (OSGi) or"
                                + " -Djboss.modules.system.pkgs=dev.flycatcher.agent.boot (JBoss Modules)");
            }
        }
        return reaches;
    }

    private static boolean asks(ClassLoader loader) {
        try {
            return loader.loadClass(Gate.class.getName()) == Gate.class;
        } catch (ClassNotFoundException | RuntimeException | LinkageError hidden) {
            return false;
        }
    }
}
