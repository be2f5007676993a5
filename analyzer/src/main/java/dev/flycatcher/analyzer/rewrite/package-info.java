/**
 * Writes the cure of a finding: SQL that parses again, and words. Knows findings and traces; never runs on an application's thread.
 */
@NullMarked
package dev.flycatcher.analyzer.rewrite;

import org.jspecify.annotations.NullMarked;
