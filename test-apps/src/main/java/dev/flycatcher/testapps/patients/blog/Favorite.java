package dev.flycatcher.testapps.patients.blog;

import static dev.flycatcher.orm.annotation.Action.CASCADE;

import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;

/** Who likes what. */
@Table
public interface Favorite {
    long id();

    @ForeignKey(backref = "favorites", onDelete = CASCADE)
    User user();

    @ForeignKey(backref = "favorites", onDelete = CASCADE)
    Tweet tweet();
}
