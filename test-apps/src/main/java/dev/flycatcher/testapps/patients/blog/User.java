package dev.flycatcher.testapps.patients.blog;

import dev.flycatcher.orm.Entity;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Table;

/** Who writes. */
@Table
public interface User extends Entity {
    long id();

    String username();

    Select<Tweet> tweets();

    Select<Favorite> favorites();
}
