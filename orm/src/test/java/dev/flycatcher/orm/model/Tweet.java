package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Scope;
import dev.flycatcher.orm.annotation.Table;
import java.time.Instant;

@Table
public interface Tweet {
    long id();

    @ForeignKey(backref = "tweets", onDelete = Action.CASCADE)
    User user();

    long userId();

    String content();

    Instant timestamp();

    Select<Favorite> favorites();

    /** What a new tweet has before anything is assigned. */
    static void defaults(TweetDraft draft) {
        draft.timestamp(Instant.now());
    }

    @Scope
    static Select<Tweet> containing(Select<Tweet> tweets, String part) {
        return tweets.where(Tables.TWEET.content.contains(part));
    }

    @Scope
    static TweetSelect newest(TweetSelect tweets) {
        return tweets.orderBy(Tables.TWEET.timestamp.desc());
    }

    @Scope
    static TweetSelect top(TweetSelect tweets, long rows) {
        return tweets.newest().limit(rows);
    }
}
