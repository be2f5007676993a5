/**
 * Records what passes the gate: a bounded log per thread and unit of work, decoded elsewhere and later into a trace.
 * Knows the gate, the analyzer's trace and how a suppression is written; advises nothing and judges nothing.
 */
@NullMarked
package dev.flycatcher.agent.record;

import org.jspecify.annotations.NullMarked;
