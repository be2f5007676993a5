package dev.flycatcher.testapps.patients.entities;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Table;

/** Who writes. */
@Table(name = "users")
public interface User {
    long id();

    String username();

    Select<Tweet> tweets();
}
