package dev.flycatcher.testapps.benchmarks.server;

import dev.flycatcher.testapps.benchmarks.server.ByHand.Favorite;
import dev.flycatcher.testapps.benchmarks.server.ByHand.Tweet;
import dev.flycatcher.testapps.benchmarks.server.ByHand.TweetWithUser;
import dev.flycatcher.testapps.benchmarks.server.ByHand.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Jdbi: mappers as lambdas, a query per level, many rows to an insert. */
final class JdbiContender implements Contender {
    private static final int ROWS_AT_ONCE = 500;
    private static final String TWEETS = "SELECT id, user_id, content, created_at FROM tweets ";
    private static final RowMapper<Tweet> TWEET = (rows, context) ->
            new Tweet(rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getLong(4), new ArrayList<>());

    private final Jdbi jdbi;

    JdbiContender(DataSource source) {
        this.jdbi = Jdbi.create(source);
    }

    @Override
    public String name() {
        return "Jdbi";
    }

    @Override
    public long byId(long id) {
        Tweet tweet = jdbi.withHandle(handle -> handle.createQuery(TWEETS + "WHERE id = ?")
                .bind(0, id)
                .map(TWEET)
                .one());
        return tweet.id() + tweet.userId() + tweet.createdAt();
    }

    @Override
    public long join() {
        List<TweetWithUser> tweets = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT t.id, t.user_id, t.content, t.created_at, u.id, u.username"
                                + " FROM tweets t JOIN users u ON u.id = t.user_id ORDER BY t.id LIMIT 1000")
                .map((rows, context) -> new TweetWithUser(
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getString(3),
                        rows.getLong(4),
                        new User(rows.getLong(5), rows.getString(6), List.of())))
                .list());
        return tweets.stream()
                .mapToLong(each -> each.id() + each.user().username().length())
                .sum();
    }

    @Override
    public long graph() {
        List<User> users = jdbi.withHandle(JdbiContender::users);
        long sum = 0;
        for (User user : users) {
            for (Tweet tweet : user.tweets()) {
                for (Favorite favorite : tweet.favorites()) {
                    sum += favorite.id();
                }
            }
        }
        return sum;
    }

    private static List<User> users(Handle handle) {
        List<User> users = handle.createQuery("SELECT id, username FROM users ORDER BY id LIMIT 100")
                .map((rows, context) -> new User(rows.getLong(1), rows.getString(2), new ArrayList<>()))
                .list();
        Map<Long, User> byKey = new HashMap<>();
        users.forEach(each -> byKey.put(each.id(), each));
        Map<Long, Tweet> tweets = new HashMap<>();
        handle.createQuery(TWEETS + "WHERE user_id IN (<keys>)")
                .bindList("keys", List.copyOf(byKey.keySet()))
                .map(TWEET)
                .forEach(each -> {
                    tweets.put(each.id(), each);
                    byKey.get(each.userId()).tweets().add(each);
                });
        handle.createQuery("SELECT id, user_id, tweet_id FROM favorites WHERE tweet_id IN (<keys>)")
                .bindList("keys", List.copyOf(tweets.keySet()))
                .map((rows, context) -> new Favorite(rows.getLong(1), rows.getLong(2), rows.getLong(3)))
                .forEach(each -> tweets.get(each.tweetId()).favorites().add(each));
        return users;
    }

    @Override
    public long page(long after) {
        List<Tweet> tweets = jdbi.withHandle(handle -> handle.createQuery(TWEETS + "WHERE id > ? ORDER BY id LIMIT 50")
                .bind(0, after)
                .map(TWEET)
                .list());
        return tweets.stream().mapToLong(Tweet::id).sum();
    }

    @Override
    public long insert(List<NewRow> rows) {
        return jdbi.inTransaction(handle -> {
            long keys = 0;
            for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
                keys += handle.createQuery(
                                "INSERT INTO tweets (user_id, content, created_at) VALUES <rows> RETURNING id")
                        .bindMethodsList(
                                "rows",
                                rows.subList(from, Math.min(from + ROWS_AT_ONCE, rows.size())),
                                List.of("userId", "content", "createdAt"))
                        .mapTo(Long.class)
                        .list()
                        .size();
            }
            return keys;
        });
    }

    @Override
    public long update(long id, String content) {
        return jdbi.inTransaction(handle -> (long) handle.createUpdate("UPDATE tweets SET content = ? WHERE id = ?")
                .bind(0, content)
                .bind(1, id)
                .execute());
    }

    @Override
    public void close() {
        // The pool is the harness's.
    }
}
