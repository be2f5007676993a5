package dev.flycatcher.orm.model;

import org.jspecify.annotations.Nullable;

/** A {@link Category} to be filled in. */
public interface CategoryDraft extends Category {
    CategoryDraft id(long id);

    CategoryDraft name(String name);

    CategoryDraft parent(@Nullable Category parent);

    CategoryDraft parentId(@Nullable Long parentId);
}
