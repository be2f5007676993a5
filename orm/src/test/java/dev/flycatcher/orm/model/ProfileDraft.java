package dev.flycatcher.orm.model;

/** A {@link Profile} to be filled in. */
public interface ProfileDraft extends Profile {
    ProfileDraft id(long id);

    ProfileDraft member(Member member);

    ProfileDraft memberId(long memberId);

    ProfileDraft bio(String bio);
}
