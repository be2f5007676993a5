package dev.flycatcher.testapps.documents.library;

import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface Book {
    long id();

    String title();

    @ForeignKey(backref = "books")
    Author author();
}
