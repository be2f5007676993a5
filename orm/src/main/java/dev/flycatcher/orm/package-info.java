/**
 * Typed entities and relationships over JDBC. Knows the JDBC API and nothing of the agent or the analyzer.
 */
@NullMarked
package dev.flycatcher.orm;

import org.jspecify.annotations.NullMarked;
