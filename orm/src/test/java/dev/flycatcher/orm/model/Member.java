package dev.flycatcher.orm.model;

import dev.flycatcher.orm.annotation.Table;
import org.jspecify.annotations.Nullable;

@Table
public interface Member {
    long id();

    String name();

    /** At most one row points here, so it is read as one. */
    @Nullable
    Profile profile();
}
