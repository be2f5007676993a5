/** The benchmarks' rows as Jimmer's interfaces. Compiled apart, because what Jimmer writes for them is not free of warnings. */
@NullMarked
package dev.flycatcher.testapps.benchmarks.orm.jimmer;

import org.jspecify.annotations.NullMarked;
