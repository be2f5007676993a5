package dev.flycatcher.testapps.documents.social;

import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface Favorite {
    long id();

    @ForeignKey(backref = "favorites")
    User user();

    @ForeignKey(backref = "favorites")
    Tweet tweet();
}
