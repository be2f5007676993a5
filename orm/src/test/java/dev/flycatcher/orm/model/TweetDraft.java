package dev.flycatcher.orm.model;

import java.time.Instant;

/** A {@link Tweet} to be filled in. */
public interface TweetDraft extends Tweet {
    TweetDraft id(long id);

    TweetDraft user(User user);

    TweetDraft userId(long userId);

    TweetDraft content(String content);

    TweetDraft timestamp(Instant timestamp);
}
