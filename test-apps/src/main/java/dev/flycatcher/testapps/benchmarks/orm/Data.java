package dev.flycatcher.testapps.benchmarks.orm;

import java.util.List;
import java.util.stream.LongStream;

/** The rows everyone reads: 1,000 users with 10 tweets each, with 3 favorites each. Worked out from keys alone. */
final class Data {
    static final int USERS = 1_000;
    static final int TWEETS = 10 * USERS;
    static final int FAVORITES = 3 * TWEETS;
    static final List<NewTweet> NEW = LongStream.rangeClosed(1, TWEETS)
            .mapToObj(id -> new NewTweet(
                    tweet(id).userId(), tweet(id).content(), tweet(id).createdAt()))
            .toList();

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE users (id INTEGER PRIMARY KEY NOT NULL, username TEXT NOT NULL UNIQUE)",
            "CREATE TABLE tweets (id INTEGER PRIMARY KEY NOT NULL, user_id INTEGER NOT NULL REFERENCES users,"
                    + " content TEXT NOT NULL, created_at INTEGER NOT NULL)",
            "CREATE INDEX tweets_user ON tweets (user_id)",
            "CREATE TABLE favorites (id INTEGER PRIMARY KEY NOT NULL, user_id INTEGER NOT NULL REFERENCES users,"
                    + " tweet_id INTEGER NOT NULL REFERENCES tweets)",
            "CREATE INDEX favorites_user ON favorites (user_id)",
            "CREATE INDEX favorites_tweet ON favorites (tweet_id)");

    private Data() {}

    static TweetValues tweet(long id) {
        return new TweetValues(
                id, (id - 1) % USERS + 1, "tweet number " + id + " of a quiet morning", 1_700_000_000_000L + id);
    }

    static String username(long id) {
        return "user" + id;
    }

    /** Creates the tables and fills them. */
    static void fill(Contender<?, ?, ?> contender) {
        SCHEMA.forEach(contender::execute);
        contender.execute("INSERT INTO users " + rows(USERS, "id, 'user' || id"));
        contender.execute("INSERT INTO tweets "
                + rows(
                        TWEETS,
                        "id, (id - 1) % 1000 + 1, 'tweet number ' || id || ' of a quiet morning', 1700000000000 + id"));
        contender.execute("INSERT INTO favorites " + rows(FAVORITES, "id, id * 7 % 1000 + 1, (id - 1) / 3 + 1"));
    }

    private static String rows(int count, String columns) {
        return "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < " + count + ") SELECT "
                + columns + " FROM n";
    }

    /** Takes back what an insert added. */
    static void restore(Contender<?, ?, ?> contender) {
        contender.execute("DELETE FROM tweets WHERE id > " + TWEETS);
    }
}
