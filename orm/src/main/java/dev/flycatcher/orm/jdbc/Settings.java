package dev.flycatcher.orm.jdbc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of every transaction and statement.
 *
 * @param isolation null to take the database's default
 * @param seconds how long a statement may take; 0 for as long as it takes
 */
record Settings(@Nullable Isolation isolation, int seconds) {
    static final Settings NONE = new Settings(null, 0);

    Settings isolated(Isolation level) {
        return new Settings(level, seconds);
    }

    /** JDBC counts in whole seconds: what is shorter is rounded up. */
    Settings limited(Duration most) {
        long whole = most.plusNanos(999_999_999).getSeconds();
        return new Settings(isolation, (int) Math.min(Math.max(whole, 0), Integer.MAX_VALUE));
    }
}
