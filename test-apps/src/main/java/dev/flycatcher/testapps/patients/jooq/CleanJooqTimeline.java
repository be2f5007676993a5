package dev.flycatcher.testapps.patients.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import dev.flycatcher.testapps.patients.Answer;
import dev.flycatcher.testapps.patients.tweets.TweetFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Gives the answers of {@code JooqTimeline} with a join each. */
public final class CleanJooqTimeline {
    private static final Field<Long> TWEET_ID = field("t.id", Long.class);
    private static final Field<Long> AUTHOR_ID = field("t.user_id", Long.class);
    private static final Field<Long> USER_ID = field("u.id", Long.class);
    private static final Field<String> USERNAME = field("u.username", String.class);
    private static final Field<String> CONTENT = field("t.content", String.class);

    private CleanJooqTimeline() {}

    public static void main(String[] args) throws SQLException, IOException {
        try (TweetFile file = TweetFile.create();
                Connection connection = file.connect()) {
            DSLContext jooq = DSL.using(connection, SQLDialect.SQLITE);
            authors(jooq);
            tweets(jooq);
        }
    }

    private static void authors(DSLContext jooq) {
        Answer answer = new Answer("authors");
        jooq.select(USERNAME, CONTENT)
                .from(table("tweets t"))
                .join(table("users u"))
                .on(USER_ID.eq(AUTHOR_ID))
                .orderBy(TWEET_ID.desc())
                .limit(500)
                .forEach(tweet -> answer.add(tweet.value1() + tweet.value2()));
        answer.print();
    }

    private static void tweets(DSLContext jooq) {
        Answer answer = new Answer("tweets");
        jooq.select(USERNAME, CONTENT)
                .from(table("users u"))
                .join(table("tweets t"))
                .on(AUTHOR_ID.eq(USER_ID))
                .orderBy(USER_ID, TWEET_ID)
                .forEach(tweet -> answer.add(tweet.value1() + tweet.value2())); // expect A23 x1 unplaced
        answer.print();
    }
}
