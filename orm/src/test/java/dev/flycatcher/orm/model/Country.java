package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface Country {
    long id();

    @Column(unique = true)
    String code();

    String name();

    Select<City> cities();
}
