package dev.flycatcher.testapps.documents.social;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;
import org.jspecify.annotations.Nullable;

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
