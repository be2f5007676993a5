/**
 * Reads from class files which classes stand for which tables, and what these call their columns. Knows byte code and
 * the trace's words, and Jakarta Persistence, jOOQ and this project's ORM by their names; loads no class.
 */
@NullMarked
package dev.flycatcher.agent.names;

import org.jspecify.annotations.NullMarked;
