/**
 * What watching costs, on a driver that does nothing, beside the tools people use today. Knows them all; what it
 * measures of our agent it measures from outside.
 */
@NullMarked
package dev.flycatcher.testapps.benchmarks;

import org.jspecify.annotations.NullMarked;
