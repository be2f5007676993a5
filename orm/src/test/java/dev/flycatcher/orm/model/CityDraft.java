package dev.flycatcher.orm.model;

/** A {@link City} to be filled in. */
public interface CityDraft extends City {
    CityDraft id(long id);

    CityDraft name(String name);

    CityDraft country(Country country);

    CityDraft countryCode(String countryCode);
}
