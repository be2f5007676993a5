package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;

/** Points at a player who points back: its key is checked at commit. */
@Table
public interface Team {
    long id();

    String name();

    @ForeignKey(backref = "captained", deferred = true)
    Player captain();

    long captainId();

    Select<Player> players();
}
