package dev.flycatcher.testapps.benchmarks.orm;

import dev.flycatcher.testapps.benchmarks.orm.Plain.Tweet;
import dev.flycatcher.testapps.benchmarks.orm.Plain.User;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** JDBC by hand that reads each joined user once. */
final class SharingJdbc extends Jdbc {
    SharingJdbc(DataSource source) {
        super("JDBC, sharing", source);
    }

    @Override
    public List<Tweet> join() {
        return run(JOIN, statement -> {
            Map<Long, User> users = new HashMap<>();
            List<Tweet> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Tweet tweet = tweet(rows);
                    User user = users.get(tweet.userId);
                    if (user == null) {
                        user = new User(tweet.userId, rows.getString(6));
                        users.put(user.id, user);
                    }
                    all.add(tweet.by(user));
                }
            }
            return all;
        });
    }
}
