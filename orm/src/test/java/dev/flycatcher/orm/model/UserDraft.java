package dev.flycatcher.orm.model;

/** An {@link User} to be filled in. */
public interface UserDraft extends User {
    UserDraft id(long id);

    UserDraft username(String username);
}
