package dev.flycatcher.orm.model;

import dev.flycatcher.orm.JoinType;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.Scope;
import dev.flycatcher.orm.annotation.Table;
import dev.flycatcher.orm.sql.Named;

@Table
public interface User {
    long id();

    @Column(unique = true)
    String username();

    TweetSelect tweets();

    Select<Favorite> favorites();

    Select<Relationship> following();

    Select<Relationship> followers();

    Select<Article> authored();

    Select<Article> edited();

    /** Each user's number of tweets is in {@code count}. */
    @Scope
    static Select<User> withTweetCount(Select<User> users, Named<Long> count) {
        return users.select(Tables.USER, count)
                .join(Tables.TWEET, JoinType.LEFT_OUTER)
                .groupBy(Tables.USER.id);
    }
}
