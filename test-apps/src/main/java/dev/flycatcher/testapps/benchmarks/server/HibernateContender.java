package dev.flycatcher.testapps.benchmarks.server;

import dev.flycatcher.testapps.benchmarks.orm.jpa.Favorite;
import dev.flycatcher.testapps.benchmarks.orm.jpa.Tweet;
import dev.flycatcher.testapps.benchmarks.orm.jpa.User;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Hibernate with a session per unit of work: fetch joins, collections by sub-select, read-only queries. */
final class HibernateContender implements Contender {
    private final SessionFactory factory;

    HibernateContender(DataSource source) {
        Configuration configuration = new Configuration()
                .addAnnotatedClass(User.class)
                .addAnnotatedClass(Tweet.class)
                .addAnnotatedClass(Favorite.class)
                .setProperty("hibernate.jdbc.batch_size", "250");
        configuration.getProperties().put("hibernate.connection.datasource", source);
        this.factory = configuration.buildSessionFactory();
    }

    @Override
    public String name() {
        return "Hibernate";
    }

    @Override
    public long byId(long id) {
        Tweet tweet = factory.fromSession(session -> session.find(Tweet.class, id));
        return tweet.id() + tweet.userId() + tweet.createdAt();
    }

    @Override
    public long join() {
        List<Tweet> tweets = factory.fromSession(
                session -> session.createSelectionQuery("from Tweet t join fetch t.user order by t.id", Tweet.class)
                        .setMaxResults(1000)
                        .setReadOnly(true)
                        .getResultList());
        return tweets.stream()
                .mapToLong(each -> each.id() + each.user().username().length())
                .sum();
    }

    @Override
    public long graph() {
        return factory.fromSession(session -> {
            List<User> users = session.createSelectionQuery("from User u order by u.id", User.class)
                    .setMaxResults(100)
                    .setReadOnly(true)
                    .getResultList();
            // The first of each level brings all: collections come by sub-select.
            Hibernate.initialize(users.get(0).tweets());
            Hibernate.initialize(users.get(0).tweets().get(0).favorites());
            long sum = 0;
            for (User user : users) {
                for (Tweet tweet : user.tweets()) {
                    for (Favorite favorite : tweet.favorites()) {
                        sum += favorite.id();
                    }
                }
            }
            return sum;
        });
    }

    @Override
    public long page(long after) {
        List<Tweet> tweets = factory.fromSession(
                session -> session.createSelectionQuery("from Tweet t where t.id > :after order by t.id", Tweet.class)
                        .setParameter("after", after)
                        .setMaxResults(50)
                        .setReadOnly(true)
                        .getResultList());
        return tweets.stream().mapToLong(Tweet::id).sum();
    }

    @Override
    public long insert(List<NewRow> rows) {
        return factory.fromTransaction(session -> {
            long keys = 0;
            for (NewRow each : rows) {
                Tweet tweet =
                        new Tweet(session.getReference(User.class, each.userId()), each.content(), each.createdAt());
                session.persist(tweet);
                keys += tweet.id() > 0 ? 1 : 0;
            }
            return keys;
        });
    }

    @Override
    public long update(long id, String content) {
        return factory.fromTransaction(session ->
                (long) session.createMutationQuery("update Tweet t set t.content = :content where t.id = :id")
                        .setParameter("content", content)
                        .setParameter("id", id)
                        .executeUpdate());
    }

    @Override
    public void close() {
        factory.close();
    }
}
