package dev.flycatcher.testapps.benchmarks.orm.entity;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.Table;

@Table(name = "users")
public interface User {
    long id();

    @Column(unique = true)
    String username();

    Select<Tweet> tweets();

    Select<Favorite> favorites();
}
