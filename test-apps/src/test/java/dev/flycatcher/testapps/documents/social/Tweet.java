package dev.flycatcher.testapps.documents.social;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;
import java.time.Instant;

@Table
public interface Tweet {
    long id();

    @ForeignKey(backref = "tweets")
    User user();

    long userId();

    String content();

    Instant timestamp();

    Select<Favorite> favorites();
}
