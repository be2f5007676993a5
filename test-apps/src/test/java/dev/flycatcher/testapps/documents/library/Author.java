package dev.flycatcher.testapps.documents.library;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface Author {
    long id();

    String name();

    Select<Book> books();
}
