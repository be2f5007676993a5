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
import org.jooq.Record2;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Asks row by row through jOOQ: to-one, and to-many. */
public final class JooqTimeline {
    private static final Field<Long> ID = field("id", Long.class);
    private static final Field<Long> USER_ID = field("user_id", Long.class);
    private static final Field<String> USERNAME = field("username", String.class);
    private static final Field<String> CONTENT = field("content", String.class);

    private JooqTimeline() {}

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
        var latest = jooq.select(USER_ID, CONTENT)
                .from(table("tweets"))
                .orderBy(ID.desc())
                .limit(500);
        for (Record2<Long, String> tweet : latest) {
            var author = jooq.select(USERNAME).from(table("users")).where(ID.eq(tweet.value1()));
            String username = author.fetchSingle().value1(); // expect A01 x500
            answer.add(username + tweet.value2());
        }
        answer.print();
    }

    private static void tweets(DSLContext jooq) {
        Answer answer = new Answer("tweets");
        for (Record2<Long, String> user :
                jooq.select(ID, USERNAME).from(table("users")).orderBy(ID)) {
            var tweets = jooq.select(CONTENT)
                    .from(table("tweets"))
                    .where(USER_ID.eq(user.value1()))
                    .orderBy(ID);
            for (String content : tweets.fetch(CONTENT)) { // expect A01 x500
                answer.add(user.value2() + content);
            }
        }
        answer.print();
    }
}
