/** The benchmarks' schema as Ebean entities, which its agent enhances when they load. Knows nothing of what is measured. */
@NullMarked
package dev.flycatcher.testapps.benchmarks.orm.ebean;

import org.jspecify.annotations.NullMarked;
