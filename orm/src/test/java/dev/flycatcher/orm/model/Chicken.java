package dev.flycatcher.orm.model;

import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;

/** Neither it nor its egg can come first. */
@Table
public interface Chicken {
    long id();

    @ForeignKey
    Egg egg();
}
