package dev.flycatcher.testapps.benchmarks.orm.entity;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;

@Table(name = "tweets")
public interface Tweet {
    long id();

    @ForeignKey(backref = "tweets", onDelete = Action.CASCADE)
    User user();

    long userId();

    String content();

    long createdAt();

    Select<Favorite> favorites();
}
