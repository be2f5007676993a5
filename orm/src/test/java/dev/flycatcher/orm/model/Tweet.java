package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Scope;
import dev.flycatcher.orm.annotation.Table;
import java.time.Instant;

// tag::entity[]
@Table
public interface Tweet {
    long id(); // the key, counted by the database

    @ForeignKey(backref = "tweets", onDelete = Action.CASCADE)
    User user(); // loads when it must

    long userId(); // the raw key: never queries

    String content();

    Instant timestamp();

    Select<Favorite> favorites(); // the rows that point here

    static void defaults(TweetDraft draft) { // what a new one has
        draft.timestamp(Instant.now());
    }
    // end::entity[]

    // tag::scopes[]
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
    // end::scopes[]
    // tag::entity[]
}
// end::entity[]
