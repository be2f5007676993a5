/** The benchmarks' schema as JPA entities. Knows nothing of what is measured. */
@NullMarked
package dev.flycatcher.testapps.benchmarks.orm.jpa;

import org.jspecify.annotations.NullMarked;
