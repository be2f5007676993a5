/**
 * Records what passes the gate: a bounded log per thread and unit of work, decoded elsewhere and later into a trace.
 * Knows the gate and the analyzer's trace; advises nothing and judges nothing.
 */
@NullMarked
package dev.flycatcher.agent.record;

import org.jspecify.annotations.NullMarked;
