package dev.flycatcher.orm.model;

/** A {@link Relationship} to be filled in. */
public interface RelationshipDraft extends Relationship {
    RelationshipDraft id(long id);

    RelationshipDraft fromUser(User fromUser);

    RelationshipDraft toUser(User toUser);
}
