package dev.flycatcher.testapps.patients.spring;

import dev.flycatcher.testapps.patients.Answer;
import dev.flycatcher.testapps.patients.tweets.TweetFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Asks row by row through Spring, the parent's rows read to the end before the first child is asked for. */
public final class SpringTimeline {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    private SpringTimeline(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        template = new JdbcTemplate(dataSource);
    }

    record Tweet(long id, long userId, String content) {}

    record User(long id, String username) {}

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                Connection connection = file.connect()) {
            var timeline = new SpringTimeline(new SingleConnectionDataSource(connection, true));
            timeline.authors();
            timeline.tweets();
        }
    }

    private void authors() {
        Answer answer = new Answer("authors");
        String sql = "SELECT id, user_id, content FROM tweets ORDER BY id DESC LIMIT 500";
        List<Tweet> latest = jdbc.sql(sql).query(Tweet.class).list();
        for (Tweet tweet : latest) {
            var author = jdbc.sql("SELECT username FROM users WHERE id = ?").param(tweet.userId());
            String username = author.query(String.class).single(); // expect A01 x500
            answer.add(username + tweet.content());
        }
        answer.print();
    }

    private void tweets() {
        Answer answer = new Answer("tweets");
        String sql = "SELECT id, username FROM users ORDER BY id";
        jdbc.sql(sql).query(User.class).list().forEach(user -> {
            for (String content : contents(user)) {
                answer.add(user.username() + content);
            }
        });
        answer.print();
    }

    private List<String> contents(User user) {
        String sql = "SELECT content FROM tweets WHERE user_id = ? ORDER BY id";
        return template.queryForList(sql, String.class, user.id()); // expect A01 x500
    }
}
