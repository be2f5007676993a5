package dev.flycatcher.orm.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A statement that has run.
 *
 * @param command its text, binds and reason; {@code BEGIN}, {@code COMMIT} and savepoints are told as well
 * @param rows rows read or changed; -1 when unknown
 * @param nanos time from preparing to the last row read
 * @param error what it failed with, or null
 */
public record QueryEvent(
        Command command, long rows, long nanos, @Nullable SQLException error) {}
