package dev.flycatcher.analyzer.detect;

/**
 * The ladder of evidence, printed on every finding. Builds fail from {@link #E3} by default; {@link #E0} and
 * {@link #E1} are information.
 */
public enum Evidence {
    /** Repeated shape. */
    E0,
    /** Same call site. */
    E1,
    /** Loop frame found. */
    E2,
    /** Value flow: containment, order, chance. */
    E3,
    /** Scales with the parent's rows over several units. */
    E4,
    /** The rewrite gave the same rows. */
    E5,
    /** Truncating the parent's rows made the child's executions fall. */
    E6
}
