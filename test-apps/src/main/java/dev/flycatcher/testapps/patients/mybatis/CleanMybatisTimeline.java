package dev.flycatcher.testapps.patients.mybatis;

import dev.flycatcher.testapps.patients.Answer;
import dev.flycatcher.testapps.patients.tweets.TweetFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.SqlSession;

/** Gives the answers of {@code MybatisTimeline} with a join each. */
public final class CleanMybatisTimeline {
    private CleanMybatisTimeline() {}

    /** What is asked. */
    public interface Tweets {

        @Select("SELECT u.username AS author, t.content FROM tweets t JOIN users u ON u.id = t.user_id"
                + " ORDER BY t.id DESC LIMIT 500")
        List<Map<String, Object>> latest();

        @Select("SELECT u.username AS author, t.content FROM users u JOIN tweets t ON t.user_id = u.id"
                + " ORDER BY u.id, t.id")
        List<Map<String, Object>> all();
    }

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                SqlSession session = Mappers.open(file, Tweets.class)) {
            Tweets tweets = session.getMapper(Tweets.class);
            print("authors", tweets.latest());
            print("tweets", tweets.all()); // expect A23 x1 unplaced
        }
    }

    private static void print(String name, List<Map<String, Object>> tweets) {
        Answer answer = new Answer(name);
        tweets.forEach(tweet -> answer.add("" + tweet.get("author") + tweet.get("content")));
        answer.print();
    }
}
