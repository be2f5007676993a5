/**
 * The one door to JDBC: connections, cached statements, transactions, and the listener that hears of every statement.
 * Knows rendered SQL, and nothing of tables or entities.
 */
@NullMarked
package dev.flycatcher.orm.jdbc;

import org.jspecify.annotations.NullMarked;
