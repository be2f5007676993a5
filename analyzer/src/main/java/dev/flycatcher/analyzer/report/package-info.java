/**
 * Tells what was found: one model, written as HTML, JSON and console text. Knows findings and cures; judges nothing itself.
 */
@NullMarked
package dev.flycatcher.analyzer.report;

import org.jspecify.annotations.NullMarked;
