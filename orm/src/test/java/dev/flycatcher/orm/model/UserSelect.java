package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Scoped;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.sql.Named;

/** A query for {@link User} rows, with their scopes. */
public final class UserSelect extends Scoped<User, UserSelect> {
    UserSelect(Select<User> query) {
        super(query);
    }

    @Override
    protected UserSelect scoped(Select<User> query) {
        return new UserSelect(query);
    }

    public UserSelect withTweetCount(Named<Long> count) {
        return scoped(User.withTweetCount(this, count));
    }
}
