package dev.flycatcher.testapps.patients.spring;

import dev.flycatcher.testapps.patients.Answer;
import dev.flycatcher.testapps.patients.tweets.TweetFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Gives the answers of {@code SpringTimeline} with a join each. */
public final class CleanSpringTimeline {
    private CleanSpringTimeline() {}

    record Line(String username, String content) {}

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                Connection connection = file.connect()) {
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            print(jdbc, "authors", "tweets t JOIN users u ON u.id = t.user_id ORDER BY t.id DESC LIMIT 500");
            print(
                    jdbc,
                    "tweets",
                    "users u JOIN tweets t ON t.user_id = u.id ORDER BY u.id, t.id"); // expect A23 x1 unplaced
        }
    }

    private static void print(JdbcClient jdbc, String name, String from) {
        Answer answer = new Answer(name);
        jdbc.sql("SELECT u.username, t.content FROM " + from)
                .query(Line.class)
                .list()
                .forEach(line -> answer.add(line.username() + line.content()));
        answer.print();
    }
}
