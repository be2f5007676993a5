package dev.flycatcher.testapps.patients.blog;

import static dev.flycatcher.orm.annotation.Action.CASCADE;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;
import java.time.Instant;

/** What is written. */
@Table
public interface Tweet {
    long id();

    @ForeignKey(backref = "tweets", onDelete = CASCADE)
    User user();

    long userId();

    String content();

    Instant timestamp();

    Select<Favorite> favorites();

    /** A new tweet is written now. */
    static void defaults(TweetDraft draft) {
        draft.timestamp(Instant.now());
    }
}
