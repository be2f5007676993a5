package dev.flycatcher.testapps.benchmarks.orm;

import dev.flycatcher.testapps.benchmarks.orm.jimmer.Favorite;
import dev.flycatcher.testapps.benchmarks.orm.jimmer.FavoriteFetcher;
import dev.flycatcher.testapps.benchmarks.orm.jimmer.Immutables;
import dev.flycatcher.testapps.benchmarks.orm.jimmer.Tweet;
import dev.flycatcher.testapps.benchmarks.orm.jimmer.TweetFetcher;
import dev.flycatcher.testapps.benchmarks.orm.jimmer.TweetTable;
import dev.flycatcher.testapps.benchmarks.orm.jimmer.User;
import dev.flycatcher.testapps.benchmarks.orm.jimmer.UserFetcher;
import dev.flycatcher.testapps.benchmarks.orm.jimmer.UserTable;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.babyfish.jimmer.sql.JSqlClient;
import org.babyfish.jimmer.sql.ast.mutation.SaveMode;
import org.babyfish.jimmer.sql.ast.query.TypedRootQuery;
import org.babyfish.jimmer.sql.dialect.Dialect;
import org.babyfish.jimmer.sql.dialect.MySqlDialect;
import org.babyfish.jimmer.sql.dialect.PostgresDialect;
import org.babyfish.jimmer.sql.dialect.SQLiteDialect;
import org.babyfish.jimmer.sql.fetcher.Fetcher;
import org.babyfish.jimmer.sql.fetcher.ReferenceFetchType;
import org.babyfish.jimmer.sql.runtime.ConnectionManager;
import org.babyfish.jimmer.sql.transaction.Propagation;
import org.babyfish.jimmer.sql.transaction.TxConnectionManager;

/** Jimmer: queries written once, a join fetch, graphs by fetchers with as many keys at once as it takes. */
final class JimmerRows extends OverJdbc<User, Tweet, Favorite> {
    /** Its most for one list of keys. */
    private static final int KEYS = 1_000;

    private final TxConnectionManager connections;
    private final JSqlClient sql;
    private final TypedRootQuery<Tweet> list;
    private final TypedRootQuery<Tweet> join;
    private final TypedRootQuery<User> prefetch;

    JimmerRows(DataSource source, Engine engine) {
        super("Jimmer", source);
        this.connections = ConnectionManager.simpleConnectionManager(source);
        this.sql = JSqlClient.newBuilder()
                .setConnectionManager(connections)
                .setDialect(dialect(engine))
                .setDefaultListBatchSize(KEYS)
                .build();
        this.list = tweets(TweetFetcher.$.allTableFields());
        this.join = tweets(
                TweetFetcher.$.allScalarFields().user(ReferenceFetchType.JOIN_ALWAYS, UserFetcher.$.allScalarFields()));
        UserTable users = UserTable.$;
        this.prefetch = sql.createQuery(users)
                .orderBy(users.id().asc())
                .select(users.fetch(UserFetcher.$
                        .allScalarFields()
                        .tweets(TweetFetcher.$.allTableFields().favorites(FavoriteFetcher.$.allTableFields()))));
    }

    private static Dialect dialect(Engine engine) {
        return switch (engine) {
            case SQLITE -> new SQLiteDialect();
            case POSTGRESQL -> new PostgresDialect();
            case MARIADB -> new MySqlDialect();
        };
    }

    private TypedRootQuery<Tweet> tweets(Fetcher<Tweet> what) {
        TweetTable tweets = TweetTable.$;
        return sql.createQuery(tweets).orderBy(tweets.id().asc()).select(tweets.fetch(what));
    }

    @Override
    public Tweet byId(long id) {
        return sql.findOneById(Tweet.class, id);
    }

    @Override
    public List<Tweet> list() {
        return list.execute();
    }

    @Override
    public List<Tweet> join() {
        return join.execute();
    }

    @Override
    public List<Tweet> page(long after) {
        TweetTable tweets = TweetTable.$;
        return sql.createQuery(tweets)
                .where(tweets.id().gt(after))
                .orderBy(tweets.id().asc())
                .select(tweets.fetch(TweetFetcher.$.allTableFields()))
                .limit(50)
                .execute();
    }

    @Override
    public int update(long id, String content) {
        TweetTable tweets = TweetTable.$;
        return connections.executeTransaction(
                Propagation.REQUIRED,
                connection -> sql.createUpdate(tweets)
                        .set(tweets.content(), content)
                        .where(tweets.id().eq(id))
                        .execute(connection));
    }

    @Override
    public List<User> prefetch() {
        return prefetch.execute();
    }

    @Override
    public long[] insert(List<NewTweet> tweets) {
        List<Tweet> made = new ArrayList<>(tweets.size());
        for (NewTweet each : tweets) {
            made.add(Immutables.createTweet(draft -> {
                draft.setUserId(each.userId());
                draft.setContent(each.content());
                draft.setCreatedAt(each.createdAt());
            }));
        }
        return connections.executeTransaction(
                Propagation.REQUIRED,
                connection -> sql
                        .getEntities()
                        .saveEntitiesCommand(made)
                        .setMode(SaveMode.INSERT_ONLY)
                        .execute(connection)
                        .getItems()
                        .stream()
                        .mapToLong(each -> each.getModifiedEntity().id())
                        .toArray());
    }

    @Override
    public TweetValues values(Tweet tweet) {
        return new TweetValues(tweet.id(), tweet.user().id(), tweet.content(), tweet.createdAt());
    }

    @Override
    public String username(Tweet tweet) {
        return tweet.user().username();
    }

    @Override
    public List<Tweet> tweets(User user) {
        return user.tweets();
    }

    @Override
    public List<Favorite> favorites(Tweet tweet) {
        return tweet.favorites();
    }

    @Override
    public long key(Favorite favorite) {
        return favorite.id();
    }
}
