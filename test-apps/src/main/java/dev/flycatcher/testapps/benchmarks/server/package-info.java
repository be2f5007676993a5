/**
 * The ORM beside JDBC by hand and the libraries of its field on a database server, with the connections of a pool. Knows
 * them all by their public faces; a figure taken here is a ratio within one run and nothing else.
 */
@NullMarked
package dev.flycatcher.testapps.benchmarks.server;

import org.jspecify.annotations.NullMarked;
