package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Scoped;
import dev.flycatcher.orm.Select;

/** A query for {@link Tweet} rows, with their scopes. */
public final class TweetSelect extends Scoped<Tweet, TweetSelect> {
    TweetSelect(Select<Tweet> query) {
        super(query);
    }

    @Override
    protected TweetSelect scoped(Select<Tweet> query) {
        return new TweetSelect(query);
    }

    public TweetSelect containing(String part) {
        return scoped(Tweet.containing(this, part));
    }

    public TweetSelect newest() {
        return scoped(Tweet.newest(this));
    }

    public TweetSelect top(long rows) {
        return scoped(Tweet.top(this, rows));
    }
}
