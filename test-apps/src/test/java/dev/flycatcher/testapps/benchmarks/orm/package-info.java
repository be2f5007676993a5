/** What of the ORM's speed does not depend on the day: statements and bytes. Knows the benchmarks. */
@NullMarked
package dev.flycatcher.testapps.benchmarks.orm;

import org.jspecify.annotations.NullMarked;
