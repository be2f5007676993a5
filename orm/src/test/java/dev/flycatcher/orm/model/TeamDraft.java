package dev.flycatcher.orm.model;

/** A {@link Team} to be filled in. */
public interface TeamDraft extends Team {
    TeamDraft id(long id);

    TeamDraft name(String name);

    TeamDraft captain(Player captain);

    TeamDraft captainId(long captainId);
}
