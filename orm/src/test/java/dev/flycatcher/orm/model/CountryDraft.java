package dev.flycatcher.orm.model;

/** A {@link Country} to be filled in. */
public interface CountryDraft extends Country {
    CountryDraft id(long id);

    CountryDraft code(String code);

    CountryDraft name(String name);
}
