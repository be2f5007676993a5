package dev.flycatcher.testapps.documents.social;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface User {
    long id();

    String username();

    Select<Tweet> tweets();

    Select<Favorite> favorites();

    Select<Relationship> following();

    Select<Relationship> followers();
}
