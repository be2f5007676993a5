/**
 * Judges recorded units of work: traces in, a report out. The door of the module; it may know every package below it, and no agent, driver or application.
 */
@NullMarked
package dev.flycatcher.analyzer;

import org.jspecify.annotations.NullMarked;
