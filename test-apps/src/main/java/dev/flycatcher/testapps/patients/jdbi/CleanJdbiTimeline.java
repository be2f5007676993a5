package dev.flycatcher.testapps.patients.jdbi;

import dev.flycatcher.testapps.patients.Answer;
import dev.flycatcher.testapps.patients.tweets.TweetFile;
import java.io.IOException;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Gives the answers of {@code JdbiTimeline} with a join each. */
public final class CleanJdbiTimeline {
    private CleanJdbiTimeline() {}

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                Handle handle = Jdbi.create(file.url()).open()) {
            print(handle, "authors", "tweets t JOIN users u ON u.id = t.user_id ORDER BY t.id DESC LIMIT 500");
            print(
                    handle,
                    "tweets",
                    "users u JOIN tweets t ON t.user_id = u.id ORDER BY u.id, t.id"); // expect A23 x1 unplaced
        }
    }

    private static void print(Handle handle, String name, String from) {
        Answer answer = new Answer(name);
        handle.createQuery("SELECT u.username, t.content FROM " + from)
                .map((row, context) -> row.getString("username") + row.getString("content"))
                .list()
                .forEach(answer::add);
        answer.print();
    }
}
