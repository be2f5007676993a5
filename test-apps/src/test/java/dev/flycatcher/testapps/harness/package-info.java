/**
 * Runs applications in a JVM of their own under the agent, and compares what it reports with what their sources say.
 * Knows the agent by its jar only, as a user does.
 */
@NullMarked
package dev.flycatcher.testapps.harness;

import org.jspecify.annotations.NullMarked;
