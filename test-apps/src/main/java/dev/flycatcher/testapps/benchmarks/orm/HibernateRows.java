package dev.flycatcher.testapps.benchmarks.orm;

import dev.flycatcher.testapps.benchmarks.orm.jpa.Favorite;
import dev.flycatcher.testapps.benchmarks.orm.jpa.Tweet;
import dev.flycatcher.testapps.benchmarks.orm.jpa.User;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.community.dialect.SQLiteDialect;

/** Hibernate with a session per unit of work: fetch joins, collections by sub-select, read-only queries. */
class HibernateRows extends OverJdbc<User, Tweet, Favorite> {
    static final String LIST = "from Tweet t order by t.id";
    static final String JOIN = "from Tweet t join fetch t.user order by t.id";
    static final String PAGE = "from Tweet t where t.id > :after order by t.id";
    static final String USERS = "from User u order by u.id";

    final SessionFactory factory;

    HibernateRows(DataSource source, Engine engine) {
        this("Hibernate session", source, engine);
    }

    HibernateRows(String name, DataSource source, Engine engine) {
        super(name, source);
        Configuration configuration = new Configuration()
                .addAnnotatedClass(User.class)
                .addAnnotatedClass(Tweet.class)
                .addAnnotatedClass(Favorite.class)
                .setProperty("hibernate.jdbc.batch_size", "250")
                .setProperty("hibernate.query.plan_cache_enabled", "true");
        if (engine == Engine.SQLITE) {
            configuration.setProperty("hibernate.dialect", SQLiteDialect.class.getName());
        }
        configuration.getProperties().put("hibernate.connection.datasource", source);
        this.factory = configuration.buildSessionFactory();
    }

    @Override
    public Tweet byId(long id) {
        return factory.fromSession(session -> session.find(Tweet.class, id));
    }

    @Override
    public List<Tweet> list() {
        return factory.fromSession(session -> session.createSelectionQuery(LIST, Tweet.class)
                .setReadOnly(true)
                .getResultList());
    }

    @Override
    public List<Tweet> join() {
        return factory.fromSession(session -> session.createSelectionQuery(JOIN, Tweet.class)
                .setReadOnly(true)
                .getResultList());
    }

    @Override
    public List<Tweet> page(long after) {
        return factory.fromSession(session -> session.createSelectionQuery(PAGE, Tweet.class)
                .setParameter("after", after)
                .setMaxResults(50)
                .setReadOnly(true)
                .getResultList());
    }

    @Override
    public int update(long id, String content) {
        return factory.fromTransaction(
                session -> session.createMutationQuery("update Tweet t set t.content = :content where t.id = :id")
                        .setParameter("content", content)
                        .setParameter("id", id)
                        .executeUpdate());
    }

    @Override
    public List<User> prefetch() {
        return factory.fromSession(session -> {
            List<User> users = session.createSelectionQuery(USERS, User.class)
                    .setReadOnly(true)
                    .getResultList();
            // The first of each level brings all: collections come by sub-select.
            Hibernate.initialize(users.get(0).tweets());
            Hibernate.initialize(users.get(0).tweets().get(0).favorites());
            return users;
        });
    }

    @Override
    public long[] insert(List<NewTweet> tweets) {
        return factory.fromTransaction(session -> {
            long[] keys = new long[tweets.size()];
            for (int i = 0; i < keys.length; i++) {
                NewTweet each = tweets.get(i);
                Tweet tweet =
                        new Tweet(session.getReference(User.class, each.userId()), each.content(), each.createdAt());
                session.persist(tweet);
                keys[i] = tweet.id();
            }
            return keys;
        });
    }

    @Override
    public TweetValues values(Tweet tweet) {
        return new TweetValues(tweet.id(), tweet.userId(), tweet.content(), tweet.createdAt());
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
        factory.close();
        super.close();
    }
}
