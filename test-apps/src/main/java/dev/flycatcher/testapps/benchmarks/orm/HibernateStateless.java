package dev.flycatcher.testapps.benchmarks.orm;

import dev.flycatcher.testapps.benchmarks.orm.jpa.Tweet;
import dev.flycatcher.testapps.benchmarks.orm.jpa.User;
import java.util.List;
import javax.sql.DataSource;

/** Hibernate's stateless sessions; the graph, which they fetch no better, as the other sessions do. */
final class HibernateStateless extends HibernateRows {
    HibernateStateless(DataSource source, Engine engine) {
        super("Hibernate stateless", source, engine);
    }

    @Override
    public Tweet byId(long id) {
        return factory.fromStatelessSession(session -> session.get(Tweet.class, id));
    }

    @Override
    public List<Tweet> list() {
        return factory.fromStatelessSession(
                session -> session.createSelectionQuery(LIST, Tweet.class).getResultList());
    }

    @Override
    public List<Tweet> join() {
        return factory.fromStatelessSession(
                session -> session.createSelectionQuery(JOIN, Tweet.class).getResultList());
    }

    @Override
    public List<Tweet> page(long after) {
        return factory.fromStatelessSession(session -> session.createSelectionQuery(PAGE, Tweet.class)
                .setParameter("after", after)
                .setMaxResults(50)
                .getResultList());
    }

    @Override
    public long[] insert(List<NewTweet> tweets) {
        long[] keys = new long[tweets.size()];
        factory.inStatelessTransaction(session -> {
            for (int i = 0; i < keys.length; i++) {
                NewTweet each = tweets.get(i);
                keys[i] = (Long) session.insert(new Tweet(new User(each.userId()), each.content(), each.createdAt()));
            }
        });
        return keys;
    }
}
