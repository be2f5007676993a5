/** What round trips cost: the same loop over rows in four forms, with a network that is told how far away it is. Knows the ORM. */
@NullMarked
package dev.flycatcher.testapps.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
