package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface Player {
    long id();

    String name();

    @ForeignKey(backref = "players")
    Team team();

    long teamId();

    Select<Team> captained();
}
