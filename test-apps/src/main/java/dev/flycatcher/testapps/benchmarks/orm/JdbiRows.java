package dev.flycatcher.testapps.benchmarks.orm;

import dev.flycatcher.testapps.benchmarks.orm.Plain.Favorite;
import dev.flycatcher.testapps.benchmarks.orm.Plain.Tweet;
import dev.flycatcher.testapps.benchmarks.orm.Plain.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.result.RowView;

/** Jdbi: mappers as lambdas, graphs by reducing a join or by level, inserts as multi-row values with RETURNING. */
final class JdbiRows extends Plain.Rows {
    private static final int ROWS_AT_ONCE = 250;
    private static final RowMapper<Tweet> TWEET = (rows, context) -> Jdbc.tweet(rows);
    private static final RowMapper<Tweet> WITH_USER =
            (rows, context) -> Jdbc.tweet(rows).by(new User(rows.getLong(5), rows.getString(6)));

    private final Engine engine;
    private final Jdbi jdbi;

    JdbiRows(DataSource source, Engine engine) {
        super("Jdbi", source);
        this.engine = engine;
        this.jdbi = Jdbi.create(source);
    }

    @Override
    public Tweet byId(long id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT id, user_id, content, created_at FROM tweets WHERE id = ?")
                        .bind(0, id)
                        .map(TWEET)
                        .one());
    }

    @Override
    public List<Tweet> list() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT id, user_id, content, created_at FROM tweets ORDER BY id")
                        .map(TWEET)
                        .list());
    }

    @Override
    public List<Tweet> join() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT t.id, t.user_id, t.content, t.created_at, u.id, u.username"
                                + " FROM tweets t JOIN users u ON u.id = t.user_id ORDER BY t.id")
                        .map(WITH_USER)
                        .list());
    }

    @Override
    public List<Tweet> page(long after) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id, user_id, content, created_at FROM tweets WHERE id > ? ORDER BY id LIMIT 50")
                .bind(0, after)
                .map(TWEET)
                .list());
    }

    @Override
    public int update(long id, String content) {
        return jdbi.inTransaction(handle -> handle.createUpdate("UPDATE tweets SET content = ? WHERE id = ?")
                .bind(0, content)
                .bind(1, id)
                .execute());
    }

    @Override
    public List<User> prefetch() {
        return engine == Engine.SQLITE ? reduced() : jdbi.withHandle(JdbiRows::byLevel);
    }

    /** On the servers faster than one join of all. */
    private static List<User> byLevel(Handle handle) {
        List<User> users = handle.createQuery("SELECT id, username FROM users ORDER BY id")
                .map((rows, context) -> new User(rows.getLong(1), rows.getString(2)))
                .list();
        Map<Long, User> byKey = new HashMap<>();
        users.forEach(each -> byKey.put(each.id, each));
        Map<Long, Tweet> tweets = new HashMap<>();
        handle.createQuery("SELECT id, user_id, content, created_at FROM tweets WHERE user_id IN (<keys>)")
                .bindList("keys", List.copyOf(byKey.keySet()))
                .map(TWEET)
                .forEach(each -> {
                    tweets.put(each.id, each);
                    byKey.get(each.userId).add(each);
                });
        handle.createQuery("SELECT id, user_id, tweet_id FROM favorites WHERE tweet_id IN (<keys>)")
                .bindList("keys", List.copyOf(tweets.keySet()))
                .map((rows, context) -> new Favorite(rows.getLong(1), rows.getLong(2), rows.getLong(3)))
                .forEach(each -> tweets.get(each.tweetId).add(each));
        return users;
    }

    private List<User> reduced() {
        Graph graph = jdbi.withHandle(
                handle -> handle.createQuery("SELECT u.id AS u_id, u.username AS u_username, t.id AS t_id,"
                                + " t.content AS t_content, t.created_at AS t_created_at, f.id AS f_id,"
                                + " f.user_id AS f_user_id FROM users u LEFT JOIN tweets t ON t.user_id = u.id"
                                + " LEFT JOIN favorites f ON f.tweet_id = t.id ORDER BY u.id, t.id, f.id")
                        .reduceRows(new Graph(), Graph::add));
        return graph.users;
    }

    /** Rows come in the graph's own order, so the last of each level is the one to add to. */
    private static final class Graph {
        final List<User> users = new ArrayList<>();
        private User user = new User(0, "");
        private Tweet tweet = new Tweet(0, 0, "", 0);

        Graph add(RowView row) {
            long userId = row.getColumn("u_id", Long.class);
            if (userId != user.id) {
                user = new User(userId, row.getColumn("u_username", String.class));
                users.add(user);
            }
            Long tweetId = row.getColumn("t_id", Long.class);
            if (tweetId != null && tweetId != tweet.id) {
                String content = row.getColumn("t_content", String.class);
                tweet = new Tweet(tweetId, userId, content, row.getColumn("t_created_at", Long.class));
                user.add(tweet);
            }
            Long favoriteId = row.getColumn("f_id", Long.class);
            if (favoriteId != null) {
                tweet.add(new Favorite(favoriteId, row.getColumn("f_user_id", Long.class), tweet.id));
            }
            return this;
        }
    }

    @Override
    public long[] insert(List<NewTweet> tweets) {
        return jdbi.inTransaction(handle -> {
            List<Long> keys = new ArrayList<>(tweets.size());
            for (int from = 0; from < tweets.size(); from += ROWS_AT_ONCE) {
                Collection<NewTweet> some = tweets.subList(from, Math.min(from + ROWS_AT_ONCE, tweets.size()));
                keys.addAll(handle.createQuery(
                                "INSERT INTO tweets (user_id, content, created_at) VALUES <rows> RETURNING id")
                        .bindMethodsList("rows", some, List.of("userId", "content", "createdAt"))
                        .mapTo(Long.class)
                        .list());
            }
            return keys.stream().mapToLong(Long::longValue).toArray();
        });
    }
}
