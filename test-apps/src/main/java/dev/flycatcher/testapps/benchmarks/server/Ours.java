package dev.flycatcher.testapps.benchmarks.server;

import static dev.flycatcher.testapps.benchmarks.orm.entity.Tables.TWEET;
import static dev.flycatcher.testapps.benchmarks.orm.entity.Tables.USER;

import dev.flycatcher.orm.Database;
import dev.flycatcher.testapps.benchmarks.orm.entity.Favorite;
import dev.flycatcher.testapps.benchmarks.orm.entity.Tweet;
import dev.flycatcher.testapps.benchmarks.orm.entity.User;
import java.util.List;
import javax.sql.DataSource;

/** This project's ORM. */
final class Ours implements Contender {
    private final Database db;

    Ours(DataSource source) {
        this.db = Database.of(source);
    }

    @Override
    public String name() {
        return "Flycatcher";
    }

    @Override
    public long byId(long id) {
        Tweet tweet = db.get(TWEET, id);
        return tweet.id() + tweet.userId() + tweet.createdAt();
    }

    @Override
    public long join() {
        long sum = 0;
        for (Tweet each : db.from(TWEET)
                .select(TWEET, USER)
                .join(USER)
                .orderBy(TWEET.id)
                .limit(1000)
                .list()) {
            sum += each.id() + each.user().username().length();
        }
        return sum;
    }

    @Override
    public long graph() {
        long sum = 0;
        for (User user : db.from(USER)
                .with(USER.tweets.load().then(TWEET.favorites))
                .orderBy(USER.id)
                .limit(100)
                .list()) {
            for (Tweet tweet : user.tweets()) {
                for (Favorite favorite : tweet.favorites()) {
                    sum += favorite.id();
                }
            }
        }
        return sum;
    }

    @Override
    public long page(long after) {
        long sum = 0;
        for (Tweet each : db.from(TWEET)
                .where(TWEET.id.gt(after))
                .orderBy(TWEET.id)
                .limit(50)
                .list()) {
            sum += each.id();
        }
        return sum;
    }

    @Override
    public long insert(List<NewRow> rows) {
        List<Tweet> made = db.createAll(
                TWEET,
                rows,
                (draft, each) ->
                        draft.userId(each.userId()).content(each.content()).createdAt(each.createdAt()));
        return made.stream().filter(each -> each.id() > 0).count();
    }

    @Override
    public long update(long id, String content) {
        return db.atomic(() -> (long) db.update(TWEET)
                .set(TWEET.content, content)
                .where(TWEET.id.eq(id))
                .execute());
    }

    @Override
    public void close() {
        db.close();
    }
}
