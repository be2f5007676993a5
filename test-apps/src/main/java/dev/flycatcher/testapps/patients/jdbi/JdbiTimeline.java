package dev.flycatcher.testapps.patients.jdbi;

import dev.flycatcher.testapps.patients.Answer;
import dev.flycatcher.testapps.patients.tweets.TweetFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Asks row by row through Jdbi: to-one, and to-many. */
public final class JdbiTimeline {
    private JdbiTimeline() {}

    record Tweet(long userId, String content) {}

    record User(long id, String username) {}

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                Handle handle = Jdbi.create(file.url()).open()) {
            authors(handle);
            tweets(handle);
        }
    }

    private static void authors(Handle handle) {
        Answer answer = new Answer("authors");
        List<Tweet> latest = handle.createQuery("SELECT user_id, content FROM tweets ORDER BY id DESC LIMIT 500")
                .map((row, context) -> new Tweet(row.getLong("user_id"), row.getString("content")))
                .list();
        for (Tweet tweet : latest) {
            var author = handle.createQuery("SELECT username FROM users WHERE id = :id")
                    .bind("id", tweet.userId());
            String username = author.mapTo(String.class).one(); // expect A01 x500
            answer.add(username + tweet.content());
        }
        answer.print();
    }

    private static void tweets(Handle handle) {
        Answer answer = new Answer("tweets");
        handle.createQuery("SELECT id, username FROM users ORDER BY id")
                .map((row, context) -> new User(row.getLong("id"), row.getString("username")))
                .list()
                .forEach(user -> {
                    for (String content : contents(handle, user)) {
                        answer.add(user.username() + content);
                    }
                });
        answer.print();
    }

    private static List<String> contents(Handle handle, User user) {
        var tweets = handle.createQuery("SELECT content FROM tweets WHERE user_id = :user ORDER BY id");
        return tweets.bind("user", user.id()).mapTo(String.class).list(); // expect A01 x500
    }
}
