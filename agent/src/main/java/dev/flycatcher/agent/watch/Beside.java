package dev.flycatcher.agent.watch;

import dev.flycatcher.agent.boot.Work;
import dev.flycatcher.agent.boot.WorkGate;
import dev.flycatcher.analyzer.trace.Unit;

/**
 * The agent, where one is attached as well: it hears of the units of this door, and so names its own after them. It keeps
 * its own count; without an agent nobody listens. Its gate is the JVM's, which may be of another version than this.
 */
final class Beside {
    private Beside() {}

    static void begins(Unit.Kind kind, String name) {
        try {
            WorkGate.begins(Beside.class, name, entry(kind));
        } catch (LinkageError otherVersion) {
            Door.caught(otherVersion);
        }
    }

    static void ends() {
        try {
            WorkGate.ends(Beside.class);
        } catch (LinkageError otherVersion) {
            Door.caught(otherVersion);
        }
    }

    private static int entry(Unit.Kind kind) {
        return switch (kind) {
            case REQUEST -> Work.REQUEST;
            case JOB -> Work.JOB;
            case MESSAGE -> Work.MESSAGE;
            case SETUP -> Work.SETUP;
            case TEARDOWN -> Work.TEARDOWN;
            case TEST, TRANSACTION, THREAD, STARTUP -> Work.TEST;
        };
    }
}
