package dev.flycatcher.testapps.json;

import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Has a column of the name that the generated code would take for itself. */
@Table
interface Book {
    long id();

    String title();

    @ForeignKey(backref = "books")
    Author author();

    @Column(name = "json_text")
    @Nullable
    String json();
}
