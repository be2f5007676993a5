/** Tests that others have published, run under the agent. */
@NullMarked
package dev.flycatcher.testapps.published;

import org.jspecify.annotations.NullMarked;
