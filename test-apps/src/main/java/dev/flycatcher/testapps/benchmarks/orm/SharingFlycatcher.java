package dev.flycatcher.testapps.benchmarks.orm;

import static dev.flycatcher.testapps.benchmarks.orm.entity.Tables.TWEET;
import static dev.flycatcher.testapps.benchmarks.orm.entity.Tables.USER;

import dev.flycatcher.orm.Database;
import dev.flycatcher.testapps.benchmarks.orm.entity.Tweet;
import java.util.List;

/** This project's ORM where the query asks for each joined user once. */
final class SharingFlycatcher extends Flycatcher {
    SharingFlycatcher(Database db) {
        super("Flycatcher, sharing", db);
    }

    @Override
    public List<Tweet> join() {
        return db.from(TWEET)
                .select(TWEET, USER)
                .join(USER)
                .sharing()
                .orderBy(TWEET.id)
                .list();
    }
}
