/**
 * Looks at the agent as it ships. Knows the jar alone.
 */
@NullMarked
package dev.flycatcher.testapps.agent;

import org.jspecify.annotations.NullMarked;
