package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class CityRow extends Row implements CityDraft {
    long id;
    String name;
    String countryCode;

    private @Nullable Object country;

    CityRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public CityDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public String name() {
        need(1);
        return name;
    }

    @Override
    public CityDraft name(String value) {
        name = value;
        changed(1);
        return this;
    }

    @Override
    public Country country() {
        return country instanceof Country loaded ? loaded : (Country) follow(CityTable.CITY.country);
    }

    @Override
    public CityDraft country(Country value) {
        refer(CityTable.CITY.country, value);
        return this;
    }

    @Override
    public String countryCode() {
        return idOf(CityTable.CITY.country, countryCode);
    }

    @Override
    public CityDraft countryCode(String value) {
        referTo(CityTable.CITY.country, value);
        return this;
    }

    @Override
    protected Table<?> ownTable() {
        return CityTable.CITY;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> name;
            case 2 -> countryCode;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> name = (String) value;
            case 2 -> countryCode = (String) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            default -> super.getLong(column);
        };
    }

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> country;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> country = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
