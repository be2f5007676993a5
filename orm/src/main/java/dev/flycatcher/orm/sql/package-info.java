/**
 * SQL as values: expressions, conditions and functions that render themselves to text and binds. Knows column types and
 * dialects, and nothing of tables, entities or connections.
 */
@NullMarked
package dev.flycatcher.orm.sql;

import org.jspecify.annotations.NullMarked;
