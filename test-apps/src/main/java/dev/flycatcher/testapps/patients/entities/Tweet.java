package dev.flycatcher.testapps.patients.entities;

import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;

/** What is written. */
@Table(name = "tweets")
public interface Tweet {
    long id();

    @ForeignKey(backref = "tweets")
    User user();

    String content();
}
