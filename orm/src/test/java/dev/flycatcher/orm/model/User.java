package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface User {
    long id();

    @Column(unique = true)
    String username();

    Select<Tweet> tweets();

    Select<Favorite> favorites();

    Select<Relationship> following();

    Select<Relationship> followers();

    Select<Article> authored();

    Select<Article> edited();
}
