/** The benchmarks' schema as entities of this project's ORM. Knows nothing of what is measured. */
@NullMarked
package dev.flycatcher.testapps.benchmarks.orm.entity;

import org.jspecify.annotations.NullMarked;
