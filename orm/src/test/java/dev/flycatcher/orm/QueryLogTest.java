package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.orm.jdbc.QueryListener;
import dev.flycatcher.orm.jdbc.QueryLog;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the log of statements holds. */
class QueryLogTest {
    private final Logger logger = Logger.getLogger("dev.flycatcher.orm");
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.setLevel(Level.FINE);
        logger.addHandler(handler);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
        logger.setLevel(null);
    }

    private void find(QueryListener log) {
        try (Database db = Database.open("jdbc:sqlite::memory:").listening(log)) {
            db.createTables(USER);
            db.find(USER, USER.username.eq("huey"));
        }
    }

    @Test
    @DisplayName("every statement, with what it bound, at DEBUG")
    void withBinds() {
        find(QueryLog.WITH_BINDS);
        assertThat(lines).hasSize(3).last().asString().startsWith("('SELECT ").contains("huey");
        logger.setLevel(Level.INFO);
        find(QueryLog.WITH_BINDS);
        assertThat(lines).hasSize(3);
    }

    @Test
    @DisplayName("or without, where a log must not hold it")
    void withoutBinds() {
        find(QueryLog.WITHOUT_BINDS);
        assertThat(lines).hasSize(3).last().asString().startsWith("SELECT ").doesNotContain("huey");
    }
}
