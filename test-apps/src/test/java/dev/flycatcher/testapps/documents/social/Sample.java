package dev.flycatcher.testapps.documents.social;

import static dev.flycatcher.testapps.documents.social.Tables.ACTIVITY_LOG;
import static dev.flycatcher.testapps.documents.social.Tables.CATEGORY;
import static dev.flycatcher.testapps.documents.social.Tables.FAVORITE;
import static dev.flycatcher.testapps.documents.social.Tables.RELATIONSHIP;
import static dev.flycatcher.testapps.documents.social.Tables.TWEET;
import static dev.flycatcher.testapps.documents.social.Tables.USER;

import dev.flycatcher.orm.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The documents' sample data. Timestamps rise: rows made in a loop may tie on a coarse clock (C11). */
final class Sample {
    private final Database db;
    private final Map<String, User> users = new HashMap<>();
    private final Map<String, Tweet> tweets = new HashMap<>();

    private Sample(Database db) {
        this.db = db;
    }

    static void create(Database db) {
        db.createTables(USER, TWEET, FAVORITE, RELATIONSHIP, ACTIVITY_LOG, CATEGORY);
        Sample sample = new Sample(db);
        sample.user("huey", "meow", "hiss", "purr");
        sample.user("mickey", "woof", "whine");
        sample.user("zaizee");
        sample.favorites("huey", "whine");
        sample.favorites("mickey", "purr");
        sample.favorites("zaizee", "meow", "purr");
    }

    private void user(String name, String... contents) {
        User user = db.create(USER, u -> u.username(name));
        users.put(name, user);
        for (String content : contents) {
            Instant time = Instant.ofEpochSecond(1 + tweets.size());
            tweets.put(
                    content, db.create(TWEET, t -> t.user(user).content(content).timestamp(time)));
        }
    }

    private void favorites(String name, String... contents) {
        for (String content : contents) {
            db.create(FAVORITE, f -> f.user(users.get(name)).tweet(tweets.get(content)));
        }
    }
}
