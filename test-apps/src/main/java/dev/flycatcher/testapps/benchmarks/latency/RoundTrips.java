package dev.flycatcher.testapps.benchmarks.latency;

import static dev.flycatcher.testapps.benchmarks.orm.entity.Tables.FAVORITE;
import static dev.flycatcher.testapps.benchmarks.orm.entity.Tables.TWEET;
import static dev.flycatcher.testapps.benchmarks.orm.entity.Tables.USER;

import dev.flycatcher.orm.Database;
import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.jdbc.ConnectionSource;
import dev.flycatcher.orm.jdbc.QueryListener;
import dev.flycatcher.testapps.benchmarks.orm.entity.Tweet;
import dev.flycatcher.testapps.benchmarks.orm.entity.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Lists 200 tweets with their users' names as an N+1, under PEERS, by prefetch and by join, at round trips of 0, 0.2 and
 * 1 ms, and prints each beside the join. Arguments: a JDBC URL, and where to draw the picture, as SVG.
 */
public final class RoundTrips {
    static final int ROWS = 200;
    private static final int ROUNDS = 15;
    private static final long[] NANOS = {0, 200_000, 1_000_000};

    private final Distant distance = new Distant();
    private final Database db;
    private final Map<String, Supplier<List<Tweet>>> forms = new LinkedHashMap<>();

    private RoundTrips(Connection connection) {
        Connection distant = distance.over(connection);
        db = Database.of(
                new ConnectionSource() {
                    @Override
                    public Connection acquire() {
                        return distant;
                    }

                    @Override
                    public void release(Connection borrowed) {
                        // One for all.
                    }
                },
                QueryListener.NONE);
        forms.put(
                "join",
                () -> db.from(TWEET)
                        .select(TWEET, USER)
                        .join(USER)
                        .orderBy(TWEET.id)
                        .list());
        forms.put(
                "prefetch",
                () -> db.from(TWEET).with(TWEET.user.load()).orderBy(TWEET.id).list());
        forms.put(
                "PEERS", () -> db.lazy(Lazy.PEERS).from(TWEET).orderBy(TWEET.id).list());
        forms.put("N+1", () -> db.from(TWEET).orderBy(TWEET.id).list());
    }

    public static void main(String[] args) throws SQLException, IOException {
        String url = args.length > 0 ? args[0] : "jdbc:sqlite::memory:";
        try (Connection connection = DriverManager.getConnection(url)) {
            List<Measured> all = new RoundTrips(connection).run();
            print(all);
            if (args.length > 1) {
                Files.writeString(Path.of(args[1]), Picture.of(all));
            }
        }
    }

    private List<Measured> run() {
        db.createTables(USER, TWEET, FAVORITE);
        List<Long> numbers = LongStream.rangeClosed(1, ROWS).boxed().toList();
        List<User> users = db.createAll(USER, numbers, (u, i) -> u.username("user" + i));
        db.createAll(
                TWEET,
                numbers,
                (t, i) -> t.user(users.get((int) (i - 1))).content("tweet " + i).createdAt(i));
        List<Measured> all = new ArrayList<>();
        for (long nanos : NANOS) {
            distance.roundTrip(nanos);
            all.addAll(at(nanos));
        }
        db.dropTables(USER, TWEET, FAVORITE);
        return all;
    }

    /** The least of some rounds, in which the forms take turns. */
    private List<Measured> at(long roundTrip) {
        Map<String, Measured> least = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            forms.forEach((name, form) -> {
                long trips = distance.trips();
                long start = System.nanoTime();
                check(form.get());
                Measured one = new Measured(name, roundTrip, System.nanoTime() - start, distance.trips() - trips);
                least.merge(name, one, (a, b) -> a.nanos() < b.nanos() ? a : b);
            });
        }
        return List.copyOf(least.values());
    }

    private static void check(List<Tweet> tweets) {
        for (int i = 0; i < tweets.size(); i++) {
            if (!tweets.get(i).user().username().equals("user" + (i + 1))) {
                throw new IllegalStateException("tweet " + i + " has another's user");
            }
        }
        if (tweets.size() != ROWS) {
            throw new IllegalStateException(tweets.size() + " tweets");
        }
    }

    /**
     * @param roundTrip what is added to each execution, in nanoseconds
     * @param nanos the whole loop's
     * @param trips how many executions there were
     */
    record Measured(String form, long roundTrip, long nanos, long trips) {
        double beside(List<Measured> all) {
            return all.stream()
                    .filter(each -> each.roundTrip == roundTrip && each.form.equals("join"))
                    .mapToDouble(each -> (double) nanos / each.nanos)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void print(List<Measured> all) {
        System.out.printf("%-10s %12s %8s %8s%n", "form", "round trip", "trips", "ratio");
        for (Measured each : all) {
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %9.1f ms %8d %8.2f%n",
                    each.form(),
                    each.roundTrip() / 1e6,
                    each.trips(),
                    each.beside(all));
        }
    }
}
