package dev.flycatcher.orm.model;

/** A {@link Player} to be filled in. */
public interface PlayerDraft extends Player {
    PlayerDraft id(long id);

    PlayerDraft name(String name);

    PlayerDraft team(Team team);

    PlayerDraft teamId(long teamId);
}
