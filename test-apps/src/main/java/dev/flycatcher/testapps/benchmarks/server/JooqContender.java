package dev.flycatcher.testapps.benchmarks.server;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import dev.flycatcher.testapps.benchmarks.server.ByHand.Favorite;
import dev.flycatcher.testapps.benchmarks.server.ByHand.Tweet;
import dev.flycatcher.testapps.benchmarks.server.ByHand.TweetWithUser;
import dev.flycatcher.testapps.benchmarks.server.ByHand.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStep3;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** jOOQ: typed fields, mapping by constructor, a query per level. */
final class JooqContender implements Contender {
    private static final int ROWS_AT_ONCE = 500;
    private static final Table<Record> USERS = table(DSL.name("users"));
    private static final Field<Long> USER_ID = field(DSL.name("users", "id"), Long.class);
    private static final Field<String> USERNAME = field(DSL.name("users", "username"), String.class);
    private static final Table<Record> TWEETS = table(DSL.name("tweets"));
    private static final Field<Long> ID = field(DSL.name("tweets", "id"), Long.class);
    private static final Field<Long> AUTHOR = field(DSL.name("tweets", "user_id"), Long.class);
    private static final Field<String> CONTENT = field(DSL.name("tweets", "content"), String.class);
    private static final Field<Long> CREATED_AT = field(DSL.name("tweets", "created_at"), Long.class);
    private static final Table<Record> FAVORITES = table(DSL.name("favorites"));
    private static final Field<Long> FAVORITE_ID = field(DSL.name("favorites", "id"), Long.class);
    private static final Field<Long> FAVORITE_USER = field(DSL.name("favorites", "user_id"), Long.class);
    private static final Field<Long> FAVORITE_TWEET = field(DSL.name("favorites", "tweet_id"), Long.class);

    private final DSLContext jooq;

    JooqContender(DataSource source, SQLDialect dialect) {
        this.jooq = DSL.using(source, dialect, new Settings().withExecuteLogging(false));
    }

    @Override
    public String name() {
        return "jOOQ";
    }

    private static Tweet tweet(long id, long userId, String content, long createdAt) {
        return new Tweet(id, userId, content, createdAt, new ArrayList<>());
    }

    @Override
    public long byId(long id) {
        Tweet tweet = jooq.select(ID, AUTHOR, CONTENT, CREATED_AT)
                .from(TWEETS)
                .where(ID.eq(id))
                .fetchSingle(Records.mapping(JooqContender::tweet));
        return tweet.id() + tweet.userId() + tweet.createdAt();
    }

    @Override
    public long join() {
        List<TweetWithUser> tweets = jooq.select(ID, AUTHOR, CONTENT, CREATED_AT, USER_ID, USERNAME)
                .from(TWEETS)
                .join(USERS)
                .on(USER_ID.eq(AUTHOR))
                .orderBy(ID)
                .limit(1000)
                .fetch(Records.mapping((id, author, content, createdAt, userId, username) ->
                        new TweetWithUser(id, author, content, createdAt, new User(userId, username, List.of()))));
        return tweets.stream()
                .mapToLong(each -> each.id() + each.user().username().length())
                .sum();
    }

    @Override
    public long graph() {
        List<User> users = jooq.select(USER_ID, USERNAME)
                .from(USERS)
                .orderBy(USER_ID)
                .limit(100)
                .fetch(Records.mapping((id, username) -> new User(id, username, new ArrayList<>())));
        Map<Long, User> byKey = new HashMap<>();
        users.forEach(each -> byKey.put(each.id(), each));
        Map<Long, Tweet> tweets = new HashMap<>();
        for (Tweet each : jooq.select(ID, AUTHOR, CONTENT, CREATED_AT)
                .from(TWEETS)
                .where(AUTHOR.in(byKey.keySet()))
                .fetch(Records.mapping(JooqContender::tweet))) {
            tweets.put(each.id(), each);
            byKey.get(each.userId()).tweets().add(each);
        }
        long sum = 0;
        for (Favorite each : jooq.select(FAVORITE_ID, FAVORITE_USER, FAVORITE_TWEET)
                .from(FAVORITES)
                .where(FAVORITE_TWEET.in(tweets.keySet()))
                .fetch(Records.mapping(Favorite::new))) {
            tweets.get(each.tweetId()).favorites().add(each);
        }
        for (User user : users) {
            for (Tweet tweet : user.tweets()) {
                for (Favorite favorite : tweet.favorites()) {
                    sum += favorite.id();
                }
            }
        }
        return sum;
    }

    @Override
    public long page(long after) {
        return jooq
                .select(ID, AUTHOR, CONTENT, CREATED_AT)
                .from(TWEETS)
                .where(ID.gt(after))
                .orderBy(ID)
                .limit(50)
                .fetch(Records.mapping(JooqContender::tweet))
                .stream()
                .mapToLong(Tweet::id)
                .sum();
    }

    @Override
    public long insert(List<NewRow> rows) {
        return jooq.transactionResult(inside -> {
            long keys = 0;
            for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
                InsertValuesStep3<Record, Long, String, Long> insert =
                        inside.dsl().insertInto(TWEETS, AUTHOR, CONTENT, CREATED_AT);
                for (NewRow each : rows.subList(from, Math.min(from + ROWS_AT_ONCE, rows.size()))) {
                    insert = insert.values(each.userId(), each.content(), each.createdAt());
                }
                keys += insert.returningResult(ID).fetch().size();
            }
            return keys;
        });
    }

    @Override
    public long update(long id, String content) {
        return jooq.transactionResult(inside -> (long) inside.dsl()
                .update(TWEETS)
                .set(CONTENT, content)
                .where(ID.eq(id))
                .execute());
    }

    @Override
    public void close() {
        // The pool is the harness's.
    }
}
