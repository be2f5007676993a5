package dev.flycatcher.orm.model;

/** A {@link Member} to be filled in. */
public interface MemberDraft extends Member {
    MemberDraft id(long id);

    MemberDraft name(String name);
}
