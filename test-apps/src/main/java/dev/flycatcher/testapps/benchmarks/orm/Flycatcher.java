package dev.flycatcher.testapps.benchmarks.orm;

import static dev.flycatcher.testapps.benchmarks.orm.entity.Tables.TWEET;
import static dev.flycatcher.testapps.benchmarks.orm.entity.Tables.USER;

import dev.flycatcher.orm.Database;
import dev.flycatcher.testapps.benchmarks.orm.entity.Favorite;
import dev.flycatcher.testapps.benchmarks.orm.entity.Tweet;
import dev.flycatcher.testapps.benchmarks.orm.entity.User;
import java.util.List;

/** This project's ORM, with a connection of its own as its documentation says. */
class Flycatcher implements Contender<User, Tweet, Favorite> {
    final Database db;
    private final String name;

    Flycatcher(Database db) {
        this("Flycatcher", db);
    }

    Flycatcher(String name, Database db) {
        this.name = name;
        this.db = db;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Tweet byId(long id) {
        return db.get(TWEET, id);
    }

    @Override
    public List<Tweet> list() {
        return db.from(TWEET).orderBy(TWEET.id).list();
    }

    @Override
    public List<Tweet> join() {
        return db.from(TWEET).select(TWEET, USER).join(USER).orderBy(TWEET.id).list();
    }

    @Override
    public List<User> prefetch() {
        return db.from(USER)
                .with(USER.tweets.load().then(TWEET.favorites))
                .orderBy(USER.id)
                .list();
    }

    @Override
    public List<Tweet> page(long after) {
        return db.from(TWEET)
                .where(TWEET.id.gt(after))
                .orderBy(TWEET.id)
                .limit(50)
                .list();
    }

    @Override
    public int update(long id, String content) {
        return db.atomic(() -> db.update(TWEET)
                .set(TWEET.content, content)
                .where(TWEET.id.eq(id))
                .execute());
    }

    @Override
    public long[] insert(List<NewTweet> tweets) {
        List<Tweet> made = db.createAll(
                TWEET,
                tweets,
                (draft, each) ->
                        draft.userId(each.userId()).content(each.content()).createdAt(each.createdAt()));
        long[] keys = new long[made.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = made.get(i).id();
        }
        return keys;
    }

    @Override
    public void execute(String sql) {
        db.execute(sql);
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
        return user.tweets().list();
    }

    @Override
    public List<Favorite> favorites(Tweet tweet) {
        return tweet.favorites().list();
    }

    @Override
    public long key(Favorite favorite) {
        return favorite.id();
    }

    @Override
    public void close() {
        db.close();
    }
}
