/**
 * Turns a trace into findings by value flow; every rule is a pure function of what was recorded. Knows traces, and nothing of cures or reports.
 */
@NullMarked
package dev.flycatcher.analyzer.detect;

import org.jspecify.annotations.NullMarked;
