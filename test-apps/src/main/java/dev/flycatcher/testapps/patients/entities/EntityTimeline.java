package dev.flycatcher.testapps.patients.entities;

import static dev.flycatcher.testapps.patients.entities.Tables.TWEET;
import static dev.flycatcher.testapps.patients.entities.Tables.USER;

import dev.flycatcher.orm.Database;
import dev.flycatcher.testapps.patients.Answer;
import dev.flycatcher.testapps.patients.tweets.TweetFile;
import java.io.IOException;
import java.sql.SQLException;

/** References and back-references that load when they are read, one at a time. */
public final class EntityTimeline {
    private EntityTimeline() {}

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                Database db = Database.open(file.url())) {
            authors(db);
            tweets(db);
        }
    }

    private static void authors(Database db) {
        Answer answer = new Answer("authors");
        for (Tweet tweet : db.from(TWEET).orderBy(TWEET.id.desc()).limit(500).list()) {
            answer.add(tweet.user().username() + tweet.content()); // expect A01 x500
        }
        answer.print();
    }

    private static void tweets(Database db) {
        Answer answer = new Answer("tweets");
        for (User user : db.from(USER).orderBy(USER.id).list()) {
            for (Tweet tweet : user.tweets().orderBy(TWEET.id)) { // expect A01 x500
                answer.add(user.username() + tweet.content());
            }
        }
        answer.print();
    }
}
