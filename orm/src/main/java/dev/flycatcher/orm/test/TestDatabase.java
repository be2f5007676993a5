package dev.flycatcher.orm.test;

import dev.flycatcher.orm.Database;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.jdbc.QueryEvent;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that tests share, each in a transaction of its own that is undone at its end:
 *
 * <pre>
 * static final TestDatabase TESTS = TestDatabase.open("jdbc:sqlite::memory:").with(USER, TWEET);
 * TestRun run;
 *
 * &#64;BeforeEach void begin() { run = TESTS.begin(); }
 * &#64;AfterEach void end() { run.close(); }
 *
 * &#64;Test void listsTweetsWithTheirUsers() {
 *     Timeline.print(TESTS.db());
 *     run.assertQueries(1);
 * }
 * </pre>
 *
 * What the code under test does atomically is a savepoint then. A database that does not look like a test's is refused:
 * one in memory does, one below {@code target}, {@code build}, {@code test} or the temporary folder, and one whose name
 * has the word test in it, as {@code shop_test}. (TX-03)
 */
public final class TestDatabase implements AutoCloseable {
    private final Database db;
    private final ThreadLocal<@Nullable TestRun> current = new ThreadLocal<>();

    private TestDatabase(Database opened) {
        db = opened.listening(this::executed);
    }

    /**
     * Opens a URL.
     *
     * @throws IllegalArgumentException when it does not look like a test's database
     */
    public static TestDatabase open(String url) {
        TestUrl.check(url);
        return new TestDatabase(Database.open(url));
    }

    /**
     * Takes connections from a pool.
     *
     * @throws IllegalArgumentException when they do not lead to what looks like a test's database
     */
    public static TestDatabase of(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            TestUrl.check(String.valueOf(connection.getMetaData().getURL()));
        } catch (SQLException failure) {
            throw new IllegalArgumentException("cannot ask " + pool + " which database it leads to", failure);
        }
        return new TestDatabase(Database.of(pool));
    }

    /** Creates tables where they do not exist, once for all tests. */
    public TestDatabase with(Table<?>... tables) {
        db.createTables(tables);
        return this;
    }

    /** For the code under test: what it sends is counted. */
    public Database db() {
        return db;
    }

    /**
     * Begins a test on the calling thread.
     *
     * @throws IllegalStateException when its last one was not closed
     */
    public TestRun begin() {
        if (current.get() != null) {
            throw new IllegalStateException("the last test on "
                    + Thread.currentThread().getName() + " was not closed: close its TestRun in @AfterEach");
        }
        TestRun run = new TestRun(db.begin(), current::remove);
        current.set(run);
        return run;
    }

    private void executed(QueryEvent event) {
        TestRun run = current.get();
        if (run != null) {
            run.executed(event);
        }
    }

    @Override
    public void close() {
        db.close();
    }
}
