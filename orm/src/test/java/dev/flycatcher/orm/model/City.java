package dev.flycatcher.orm.model;

import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;

/** Points at a column that is not the primary key. */
@Table
public interface City {
    long id();

    String name();

    @ForeignKey(backref = "cities", references = "code", column = "country_code")
    Country country();

    String countryCode();
}
