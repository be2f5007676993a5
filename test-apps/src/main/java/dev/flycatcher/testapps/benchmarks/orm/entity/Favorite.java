package dev.flycatcher.testapps.benchmarks.orm.entity;

import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;

@Table(name = "favorites")
public interface Favorite {
    long id();

    @ForeignKey(backref = "favorites", onDelete = Action.CASCADE)
    User user();

    long userId();

    @ForeignKey(backref = "favorites", onDelete = Action.CASCADE)
    Tweet tweet();

    long tweetId();
}
