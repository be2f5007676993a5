package dev.flycatcher.testapps.benchmarks.orm;

import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.Query.values;
import static dev.flycatcher.orm.sql.Functions.number;
import static dev.flycatcher.orm.sql.Functions.value;
import static dev.flycatcher.testapps.benchmarks.orm.entity.Tables.FAVORITE;
import static dev.flycatcher.testapps.benchmarks.orm.entity.Tables.TWEET;
import static dev.flycatcher.testapps.benchmarks.orm.entity.Tables.USER;

import dev.flycatcher.orm.Database;
import dev.flycatcher.orm.JoinType;
import dev.flycatcher.orm.Values;
import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.sql.Type;
import dev.flycatcher.testapps.benchmarks.orm.entity.Tweet;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Writes a million rows in one statement, reads them as a stream of entities, and prints how many there were. */
final class ReadMillion {
    private static final int SIDE = 1_000;

    private ReadMillion() {}

    /** @param args the URL of an empty database */
    public static void main(String[] args) {
        try (Database db = Database.open(args[0])) {
            db.createTables(USER, TWEET, FAVORITE);
            long user = db.create(USER, u -> u.username("huey")).id();
            fill(db, user);
            System.out.println(read(db.lazy(Lazy.PEERS), user));
        }
    }

    private static void fill(Database db, long user) {
        Values tens = numbers("a");
        Values ones = numbers("b");
        var sum = number(tens.c("n", Type.LONG)).times(SIDE).plus(number(ones.c("n", Type.LONG)));
        var rows = from(tens)
                .join(ones, JoinType.CROSS)
                .select(value(user), value(Type.TEXT, "content ".repeat(10)).as("content"), sum.as("at"));
        db.insertInto(TWEET)
                .select(rows, TWEET.user, TWEET.content, TWEET.createdAt)
                .execute();
    }

    private static Values numbers(String name) {
        List<List<Long>> rows =
                LongStream.range(0, SIDE).mapToObj(i -> List.of(i)).toList();
        return values(name, List.of("n"), rows);
    }

    private static String read(Database db, long user) {
        try (Stream<Tweet> tweets = db.from(TWEET).stream()) {
            return tweets.filter(each -> each.userId() == user)
                    .mapToLong(Tweet::createdAt)
                    .summaryStatistics()
                    .toString();
        }
    }
}
