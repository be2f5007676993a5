package dev.flycatcher.testapps.patients.entities;

import static dev.flycatcher.testapps.patients.entities.Tables.TWEET;
import static dev.flycatcher.testapps.patients.entities.Tables.USER;

import dev.flycatcher.orm.Database;
import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.testapps.patients.Answer;
import dev.flycatcher.testapps.patients.tweets.TweetFile;
import java.io.IOException;
import java.sql.SQLException;

/** Gives the answers of {@code EntityTimeline}: the same loop over peers, and relations loaded by name. */
public final class CleanEntityTimeline {
    private CleanEntityTimeline() {}

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                Database db = Database.open(file.url())) {
            authors(db);
            tweets(db);
        }
    }

    private static void authors(Database db) {
        Answer answer = new Answer("authors");
        var latest = db.from(TWEET).lazy(Lazy.PEERS).orderBy(TWEET.id.desc()).limit(500);
        for (Tweet tweet : latest.list()) {
            answer.add(tweet.user().username() + tweet.content());
        }
        answer.print();
    }

    private static void tweets(Database db) {
        Answer answer = new Answer("tweets");
        var users =
                db.from(USER).with(USER.tweets.load().orderBy(TWEET.id.asc())).orderBy(USER.id);
        for (User user : users.list()) { // expect A23 x1 unplaced
            for (Tweet tweet : user.tweets()) {
                answer.add(user.username() + tweet.content());
            }
        }
        answer.print();
    }
}
