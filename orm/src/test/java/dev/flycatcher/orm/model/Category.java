package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A tree: a foreign key to its own table. */
@Table
public interface Category {
    long id();

    String name();

    @ForeignKey(backref = "children")
    @Nullable
    Category parent();

    @Nullable
    Long parentId();

    Select<Category> children();
}
