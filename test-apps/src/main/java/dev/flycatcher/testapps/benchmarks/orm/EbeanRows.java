package dev.flycatcher.testapps.benchmarks.orm;

import dev.flycatcher.testapps.benchmarks.orm.ebean.Favorite;
import dev.flycatcher.testapps.benchmarks.orm.ebean.Tweet;
import dev.flycatcher.testapps.benchmarks.orm.ebean.User;
import io.ebean.Database;
import io.ebean.DatabaseBuilder;
import io.ebean.FetchConfig;
import io.ebean.Transaction;
import io.ebean.bean.EntityBean;
import io.ebean.platform.sqlite.SQLitePlatform;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Ebean, its entities enhanced: unmodifiable rows, graphs by a query per level, an insert per row. */
final class EbeanRows extends OverJdbc<User, Tweet, Favorite> {
    private static final int BATCH = 1_000;

    private final Engine engine;
    private final Database ebean;

    EbeanRows(DataSource source, Engine engine) {
        super("Ebean", source);
        this.engine = engine;
        DatabaseBuilder builder = Database.builder()
                .name("benchmark")
                .register(false)
                .defaultDatabase(false)
                .skipDataSourceCheck(true)
                .dataSource(source)
                .addClass(User.class)
                .addClass(Tweet.class)
                .addClass(Favorite.class);
        if (engine == Engine.SQLITE) {
            builder.databasePlatform(new SQLitePlatform());
        }
        this.ebean = builder.build();
    }

    /** Whether this JVM runs with Ebean's agent, without which its entities are but classes. */
    static boolean isEnhanced() {
        return EntityBean.class.isAssignableFrom(Tweet.class);
    }

    @Override
    public Tweet byId(long id) {
        return ebean.find(Tweet.class)
                .setId(id)
                .setUnmodifiable(true)
                .findOneOrEmpty()
                .orElseThrow();
    }

    @Override
    public List<Tweet> list() {
        return ebean.find(Tweet.class).orderBy("id").setUnmodifiable(true).findList();
    }

    @Override
    public List<Tweet> join() {
        return ebean.find(Tweet.class)
                .fetch("user")
                .orderBy("id")
                .setUnmodifiable(true)
                .findList();
    }

    @Override
    public List<Tweet> page(long after) {
        return ebean.find(Tweet.class)
                .setUnmodifiable(true)
                .where()
                .gt("id", after)
                .orderBy("id")
                .setMaxRows(50)
                .findList();
    }

    @Override
    public int update(long id, String content) {
        return ebean.update(Tweet.class)
                .set("content", content)
                .where()
                .idEq(id)
                .update();
    }

    @Override
    public List<User> prefetch() {
        return ebean.find(User.class)
                .fetch("tweets", FetchConfig.ofQuery(Data.TWEETS))
                .fetch("tweets.favorites", FetchConfig.ofQuery(Data.TWEETS))
                .orderBy("id")
                .setUnmodifiable(true)
                .findList();
    }

    @Override
    public long[] insert(List<NewTweet> tweets) {
        List<Tweet> made = new ArrayList<>(tweets.size());
        for (NewTweet each : tweets) {
            made.add(new Tweet(ebean.reference(User.class, each.userId()), each.content(), each.createdAt()));
        }
        try (Transaction transaction = ebean.beginTransaction()) {
            // In a batch SQLite's driver gives the last key only.
            transaction.setBatchMode(engine != Engine.SQLITE);
            transaction.setBatchSize(BATCH);
            made.forEach(each -> ebean.insert(each, transaction));
            transaction.commit();
        }
        return made.stream().mapToLong(Tweet::id).toArray();
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

    @Override
    public void close() {
        ebean.shutdown();
        super.close();
    }
}
