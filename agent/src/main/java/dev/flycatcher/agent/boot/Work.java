package dev.flycatcher.agent.boot;

import org.jspecify.annotations.Nullable;

/** What the gate hands on of pieces of work, and of the threads that they go over. May throw: the gate catches. */
public interface Work {
    /** Kinds of {@link #begins}. */
    int REQUEST = 0;

    int JOB = 1;
    int MESSAGE = 2;
    int TEST = 3;
    int SETUP = 4;
    int TEARDOWN = 5;

    /**
     * Enters an entry point of the application; {@code target} is null where its name is to be told by stacks,
     * {@code about} is the request, or the name of a test, null where there is none.
     */
    void begins(int kind, @Nullable Object target, @Nullable Object about);

    /** Leaves it. */
    void ends();

    /** The calling thread hands a task over; whoever runs it works for the same unit. */
    void handed(Object task);

    /** Until {@link #ran}, the calling thread runs that task. */
    void runs(Object task);

    void ran();
}
