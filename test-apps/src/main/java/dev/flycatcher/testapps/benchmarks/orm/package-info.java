/**
 * The ORM beside JDBC by hand and the libraries of its field, on the same rows. Knows them all by their public faces; a
 * figure taken here is a ratio within one run and nothing else.
 */
@NullMarked
package dev.flycatcher.testapps.benchmarks.orm;

import org.jspecify.annotations.NullMarked;
