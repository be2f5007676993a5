/**
 * The door for tests: a DataSource whose calls are recorded, and what was recorded as assertions. Knows the recorder and
 * the analyzer; needs no agent.
 */
@NullMarked
package dev.flycatcher.agent.watch;

import org.jspecify.annotations.NullMarked;
