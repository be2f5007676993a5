package dev.flycatcher.agent.record;

/** Where a thread writes that is in no unit of its own. */
interface Logs {
    /** A log for what that thread does of its own accord. */
    Log burst(Thread thread);
}
