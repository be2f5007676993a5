package dev.flycatcher.orm.model;

/** A {@link Tag} to be filled in. */
public interface TagDraft extends Tag {
    TagDraft id(long id);

    TagDraft name(String name);
}
