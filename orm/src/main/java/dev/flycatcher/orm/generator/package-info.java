/**
 * Writes entities and migrations: from a line of words, from a live schema, from the difference between the two. Knows
 * tables and dialects, and nothing of how a query is built or run.
 */
@NullMarked
package dev.flycatcher.orm.generator;

import org.jspecify.annotations.NullMarked;
