package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class CountryRow extends Row implements CountryDraft {
    long id;
    String code;
    String name;

    CountryRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public CountryDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public String code() {
        need(1);
        return code;
    }

    @Override
    public CountryDraft code(String value) {
        code = value;
        changed(1);
        return this;
    }

    @Override
    public String name() {
        need(2);
        return name;
    }

    @Override
    public CountryDraft name(String value) {
        name = value;
        changed(2);
        return this;
    }

    @Override
    public Select<City> cities() {
        return related(CountryTable.COUNTRY.cities);
    }

    @Override
    protected Table<?> ownTable() {
        return CountryTable.COUNTRY;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> code;
            case 2 -> name;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> code = (String) value;
            case 2 -> name = (String) value;
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
}
