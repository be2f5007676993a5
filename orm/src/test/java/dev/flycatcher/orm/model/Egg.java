package dev.flycatcher.orm.model;

import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface Egg {
    long id();

    @ForeignKey
    Chicken chicken();
}
