package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.jdbc.QueryEvent;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.Feature;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database of the engine whose turn it is, that keeps its statements. After each test it fails on a statement or connection left open, and on
 * a relation loaded row by row where the test did not ask for that.
 */
final class TestDatabase implements AfterEachCallback {
    final Recorder log = new Recorder();
    private final Engine.Place place = open();
    final Database db = Database.open(place.url(), log);
    final Map<String, User> users = new HashMap<>();
    final Map<String, Tweet> tweets = new HashMap<>();

    private static Engine.Place open() {
        try {
            return Engine.current().place();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The documents' sample data: timestamps rise, since rows made in a loop may tie on a coarse clock. */
    TestDatabase withTweets() {
        db.createTables(USER, TWEET, FAVORITE);
        write("huey", "meow", "hiss", "purr");
        write("mickey", "woof", "whine");
        write("zaizee");
        favorite("huey", "whine");
        favorite("mickey", "purr");
        favorite("zaizee", "meow");
        favorite("zaizee", "purr");
        log.clear();
        return this;
    }

    private void write(String name, String... contents) {
        User user = db.create(USER, u -> u.username(name));
        users.put(name, user);
        for (String content : contents) {
            Instant time = Instant.ofEpochSecond(tweets.size() + 1);
            tweets.put(
                    content, db.create(TWEET, t -> t.user(user).content(content).timestamp(time)));
        }
    }

    private void favorite(String user, String tweet) {
        db.create(FAVORITE, f -> f.user(users.get(user)).tweet(tweets.get(tweet)));
    }

    User user(String name) {
        return users.get(name);
    }

    Tweet tweet(String content) {
        return tweets.get(content);
    }

    /** The text of {@code query}, with names in the quotes of the standard whatever the engine's are. */
    String text(Select<?> query) {
        return query.sql().replace('`', '"');
    }

    /** Where the database is, for a second one beside it. */
    String url() {
        return place.url();
    }

    /** How the engine says that {@code column} is one of {@code count} keys. */
    String inKeys(String column, int count) {
        boolean array = Engine.current() == Engine.POSTGRESQL || Engine.current() == Engine.H2;
        return "(" + column + (array ? " = ANY (?)" : " IN (?" + ", ?".repeat(count - 1) + ")") + ")";
    }

    /** How the engine gives back columns of what {@code insert} wrote; its driver does, where it has no words for it. */
    String returning(String insert, String columns) {
        boolean words = Engine.current().dialect().can(Feature.INSERT_RETURNING);
        return words ? Engine.current().dialect().returning(insert, columns) : insert;
    }

    /** How many statements {@code action} sends. */
    int count(Runnable action) {
        int before = log.count();
        action.run();
        return log.count() - before;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close(context.getRequiredTestMethod().isAnnotationPresent(RepeatsByIntent.class)
                || context.getRequiredTestClass().isAnnotationPresent(RepeatsByIntent.class));
    }

    /** Ends the test; whether its statements may repeat is for it to say. */
    void close(boolean mayRepeat) {
        int open = db.executor().open();
        db.close();
        place.close();
        if (open != 0) {
            throw new AssertionError(open + " statements or streams were left open");
        }
        if (!mayRepeat) {
            failOnRepeats();
        }
    }

    /** Of one result, each relation is loaded once: its rows then follow on a statement of the test's own. */
    private void failOnRepeats() {
        Map<String, Integer> loads = new HashMap<>();
        for (QueryEvent event : log.events()) {
            Command command = event.command();
            if (command.relation() == null) {
                loads.clear();
            } else if (loads.merge(command.relation() + ": " + command.sql(), 1, Integer::sum) > 2) {
                throw new AssertionError("loaded row by row: " + command.relation() + ", by " + command.sql());
            }
        }
    }
}
