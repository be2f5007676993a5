package dev.flycatcher.agent;

import dev.flycatcher.agent.boot.Aside;
import dev.flycatcher.agent.boot.Gate;
import dev.flycatcher.agent.boot.Recorder;

/**
 * Loads what runs inside class loading before it does: a transformer whose own classes are loaded while it runs meets
 * itself, and the JVM reports a circularity.
 */
final class Warmth {
    private Warmth() {}

    static void of(Recorder recorder) {
        recorder.internal();
        recorder.external();
        Gate.failures();
        Aside.size();
    }
}
