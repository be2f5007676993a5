package dev.flycatcher.agent;

/** The agent in a console: {@code dev.flycatcher:type=Agent}. */
public interface FlycatcherMXBean {
    /** {@code off}, {@code count}, {@code flow} or {@code forensic}. */
    String getMode();

    /**
     * Changes how much is recorded from now on. Also gives the agent a new chance after it switched itself off.
     *
     * @throws IllegalArgumentException when there is no such mode; it names those there are
     */
    void setMode(String mode);

    /** What recording last took of the watched threads' CPU time, in per cent; -1 while not enough was timed. */
    double getCpuPercent();

    /** What it may take before the mode steps down, in per cent; infinite when there is no limit. */
    double getLimitPercent();

    /** Units of work recorded since the start or the last reset. */
    long getUnits();

    /** Executions recorded. */
    long getExecutions();

    /** Executions that were counted but, for want of room, not kept. */
    long getDroppedExecutions();

    /** Values that were seen but not kept. */
    long getDroppedValues();

    /** Stacks that were due but not kept. */
    long getDroppedStacks();

    /** Units that were given up because too many waited to be judged. */
    long getLostUnits();

    /** Values that were read after their unit had ended. */
    long getLateValues();

    /** Tasks that went to another thread without their unit, for want of room. */
    long getLostHandOffs();

    /** Units of work that are under way, or have ended and are not judged yet. */
    int getPendingUnits();

    /** The agent's own failures, none of which the application saw. */
    long getFailures();

    /** Objects of classes loaded before the agent came that something is kept about. */
    int getKeptAside();

    /** The folder that receives the report. */
    String getFolder();

    /** The ten findings that would save most, a line each. */
    String[] getFindings();

    /** Forgets what was recorded so far; the trace file begins anew. */
    void reset();

    /** Writes the report of what was recorded so far; returns its files. Units under way are ended first. */
    String[] writeReport();
}
