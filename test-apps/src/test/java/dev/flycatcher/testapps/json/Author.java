package dev.flycatcher.testapps.json;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Table;

@Table
interface Author {
    long id();

    String name();

    Select<Book> books();
}
