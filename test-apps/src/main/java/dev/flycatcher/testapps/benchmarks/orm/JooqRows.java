package dev.flycatcher.testapps.benchmarks.orm;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.flycatcher.testapps.benchmarks.orm.Plain.Favorite;
import dev.flycatcher.testapps.benchmarks.orm.Plain.Tweet;
import dev.flycatcher.testapps.benchmarks.orm.Plain.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.CloseableResultQuery;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStep3;
import org.jooq.Record;
import org.jooq.Record4;
import org.jooq.Records;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** jOOQ: typed fields, mapping by constructor, a by-key query whose statement is kept, graphs as nested multisets or by level. */
final class JooqRows extends Plain.Rows {
    private static final int ROWS_AT_ONCE = 250;
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

    private final Engine engine;
    private final DSLContext jooq;
    private final CloseableResultQuery<Record4<Long, Long, String, Long>> byId;

    JooqRows(DataSource source, Engine engine) {
        super("jOOQ", source);
        this.engine = engine;
        this.jooq = DSL.using(source, dialect(engine), new Settings().withExecuteLogging(false));
        this.byId = jooq.select(ID, AUTHOR, CONTENT, CREATED_AT)
                .from(TWEETS)
                .where(ID.eq(param("id", Long.class)))
                .keepStatement(engine == Engine.SQLITE);
    }

    private static SQLDialect dialect(Engine engine) {
        return switch (engine) {
            case SQLITE -> SQLDialect.SQLITE;
            case POSTGRESQL -> SQLDialect.POSTGRES;
            case MARIADB -> SQLDialect.MARIADB;
        };
    }

    @Override
    public Tweet byId(long id) {
        return byId.bind("id", id).fetchSingle(Records.mapping(Tweet::new));
    }

    @Override
    public List<Tweet> list() {
        return jooq.select(ID, AUTHOR, CONTENT, CREATED_AT)
                .from(TWEETS)
                .orderBy(ID)
                .fetch(Records.mapping(Tweet::new));
    }

    @Override
    public List<Tweet> join() {
        return jooq.select(ID, AUTHOR, CONTENT, CREATED_AT, USER_ID, USERNAME)
                .from(TWEETS)
                .join(USERS)
                .on(USER_ID.eq(AUTHOR))
                .orderBy(ID)
                .fetch(Records.mapping((id, author, content, createdAt, userId, username) ->
                        new Tweet(id, author, content, createdAt).by(new User(userId, username))));
    }

    @Override
    public List<Tweet> page(long after) {
        return jooq.select(ID, AUTHOR, CONTENT, CREATED_AT)
                .from(TWEETS)
                .where(ID.gt(after))
                .orderBy(ID)
                .limit(50)
                .fetch(Records.mapping(Tweet::new));
    }

    @Override
    public int update(long id, String content) {
        return jooq.transactionResult(inside -> inside.dsl()
                .update(TWEETS)
                .set(CONTENT, content)
                .where(ID.eq(id))
                .execute());
    }

    @Override
    public List<User> prefetch() {
        return engine == Engine.SQLITE ? nested() : byLevel();
    }

    private List<User> nested() {
        Field<List<Favorite>> favorites = multiset(select(FAVORITE_ID, FAVORITE_USER, FAVORITE_TWEET)
                        .from(FAVORITES)
                        .where(FAVORITE_TWEET.eq(ID)))
                .convertFrom(rows -> rows.map(Records.mapping(Favorite::new)));
        Field<List<Tweet>> tweets = multiset(select(ID, AUTHOR, CONTENT, CREATED_AT, favorites)
                        .from(TWEETS)
                        .where(AUTHOR.eq(USER_ID)))
                .convertFrom(rows -> rows.map(Records.mapping((id, author, content, createdAt, below) -> {
                    Tweet tweet = new Tweet(id, author, content, createdAt);
                    tweet.favorites = below;
                    return tweet;
                })));
        return jooq.select(USER_ID, USERNAME, tweets)
                .from(USERS)
                .orderBy(USER_ID)
                .fetch(Records.mapping((id, username, below) -> {
                    User user = new User(id, username);
                    user.tweets = below;
                    return user;
                }));
    }

    /** On the servers faster than nested multisets, by five times on PostgreSQL. */
    private List<User> byLevel() {
        List<User> users =
                jooq.select(USER_ID, USERNAME).from(USERS).orderBy(USER_ID).fetch(Records.mapping(User::new));
        Map<Long, User> byKey = new HashMap<>();
        users.forEach(each -> byKey.put(each.id, each));
        Map<Long, Tweet> tweets = new HashMap<>();
        for (Tweet each : jooq.select(ID, AUTHOR, CONTENT, CREATED_AT)
                .from(TWEETS)
                .where(AUTHOR.in(byKey.keySet()))
                .fetch(Records.mapping(Tweet::new))) {
            tweets.put(each.id, each);
            byKey.get(each.userId).add(each);
        }
        for (Favorite each : jooq.select(FAVORITE_ID, FAVORITE_USER, FAVORITE_TWEET)
                .from(FAVORITES)
                .where(FAVORITE_TWEET.in(tweets.keySet()))
                .fetch(Records.mapping(Favorite::new))) {
            tweets.get(each.tweetId).add(each);
        }
        return users;
    }

    @Override
    public long[] insert(List<NewTweet> tweets) {
        return jooq.transactionResult(inside -> {
            List<Long> keys = new ArrayList<>(tweets.size());
            for (int from = 0; from < tweets.size(); from += ROWS_AT_ONCE) {
                InsertValuesStep3<Record, Long, String, Long> insert =
                        inside.dsl().insertInto(TWEETS, AUTHOR, CONTENT, CREATED_AT);
                for (NewTweet each : tweets.subList(from, Math.min(from + ROWS_AT_ONCE, tweets.size()))) {
                    insert = insert.values(each.userId(), each.content(), each.createdAt());
                }
                // Its own returningResult() knows the last key only on SQLite.
                keys.addAll(
                        engine == Engine.SQLITE
                                ? inside.dsl()
                                        .resultQuery("{0} RETURNING id", insert)
                                        .fetch(0, Long.class)
                                : insert.returningResult(ID).fetch(ID));
            }
            return keys.stream().mapToLong(Long::longValue).toArray();
        });
    }

    @Override
    public void close() {
        byId.close();
        super.close();
    }
}
