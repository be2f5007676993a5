package dev.flycatcher.testapps.patients.entities;

import static dev.flycatcher.testapps.patients.entities.Tables.TWEET;
import static dev.flycatcher.testapps.patients.entities.Tables.USER;

import dev.flycatcher.orm.Database;
import dev.flycatcher.testapps.patients.Answer;
import dev.flycatcher.testapps.patients.tweets.TweetFile;
import java.io.IOException;
import java.sql.SQLException;

/** Gives the answers of {@code EntityTimeline} with one join each: every user here has written something. */
public final class JoinedEntityTimeline {
    private JoinedEntityTimeline() {}

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                Database db = Database.open(file.url())) {
            authors(db);
            tweets(db);
        }
    }

    private static void authors(Database db) {
        Answer answer = new Answer("authors");
        var latest = db.from(TWEET)
                .select(TWEET, USER)
                .join(USER)
                .orderBy(TWEET.id.desc())
                .limit(500);
        for (Tweet tweet : latest.list()) {
            answer.add(tweet.user().username() + tweet.content());
        }
        answer.print();
    }

    private static void tweets(Database db) {
        Answer answer = new Answer("tweets");
        var all = db.from(TWEET).select(TWEET, USER).join(USER).orderBy(USER.id.asc(), TWEET.id.asc());
        for (Tweet tweet : all.list()) { // expect A23 x1 unplaced
            answer.add(tweet.user().username() + tweet.content());
        }
        answer.print();
    }
}
