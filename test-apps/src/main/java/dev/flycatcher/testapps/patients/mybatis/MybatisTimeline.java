package dev.flycatcher.testapps.patients.mybatis;

import dev.flycatcher.testapps.patients.Answer;
import dev.flycatcher.testapps.patients.tweets.TweetFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Many;
import org.apache.ibatis.annotations.One;
import org.apache.ibatis.annotations.Result;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.SqlSession;

/** Lets MyBatis run a nested select per row: one line of the application, 500 queries behind it. */
public final class MybatisTimeline {
    private MybatisTimeline() {}

    /** What is asked. */
    public interface Tweets {

        @Select("SELECT user_id, content FROM tweets ORDER BY id DESC LIMIT 500")
        @Result(property = "author", column = "user_id", javaType = String.class, one = @One(select = "username"))
        List<Map<String, Object>> latest();

        @Select("SELECT username FROM users WHERE id = #{id}")
        String username(long id);

        @Select("SELECT id, username FROM users ORDER BY id")
        @Result(property = "tweets", column = "id", many = @Many(select = "contents"))
        List<Map<String, Object>> users();

        @Select("SELECT content FROM tweets WHERE user_id = #{id} ORDER BY id")
        List<String> contents(long id);
    }

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                SqlSession session = Mappers.open(file, Tweets.class)) {
            Tweets tweets = session.getMapper(Tweets.class);
            authors(tweets);
            tweets(tweets);
        }
    }

    private static void authors(Tweets tweets) {
        Answer answer = new Answer("authors");
        List<Map<String, Object>> latest = tweets.latest(); // expect A01 x500
        latest.forEach(tweet -> answer.add("" + tweet.get("author") + tweet.get("content")));
        answer.print();
    }

    private static void tweets(Tweets tweets) {
        Answer answer = new Answer("tweets");
        List<Map<String, Object>> users = tweets.users(); // expect A01 x500
        for (Map<String, Object> user : users) {
            ((List<?>) user.get("tweets")).forEach(content -> answer.add("" + user.get("username") + content));
        }
        answer.print();
    }
}
