/**
 * What was recorded: units of work, their executions, the values bound and read, and the file that keeps them. Knows nothing of judgement.
 */
@NullMarked
package dev.flycatcher.analyzer.trace;

import org.jspecify.annotations.NullMarked;
