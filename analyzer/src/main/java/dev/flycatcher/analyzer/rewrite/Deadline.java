package dev.flycatcher.analyzer.rewrite;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.TimerTask;

/**
 * Ends a statement that runs too long, with the reading of its rows, where the driver does not: SQLite's takes the number
 * of seconds for how long to wait for a lock.
 */
final class Deadline extends TimerTask {
    private final Statement statement;

    Deadline(Statement statement) {
        this.statement = statement;
    }

    @Override
    public void run() {
        try {
            statement.cancel();
        } catch (SQLException gone) {
            // It has ended meanwhile.
        }
    }
}
