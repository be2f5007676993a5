/**
 * Weaves calls of the gate into JDBC classes as they are loaded. Knows byte code and the gate's names; records nothing.
 */
@NullMarked
package dev.flycatcher.agent.advice;

import org.jspecify.annotations.NullMarked;
