package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Backref;
import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.TextColumn;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class CountryTable extends EntityTable<Country, CountryDraft> {
    public static final CountryTable COUNTRY = new CountryTable(null);

    public final NumberColumn<Country, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final TextColumn<Country> code =
            text(Spec.of("code", "code", Type.TEXT).asUnique());
    public final TextColumn<Country> name = text(Spec.of("name", "name", Type.TEXT));

    public final Backref<Country, City> cities = backref("cities", () -> CityTable.CITY.country);

    private CountryTable(@Nullable String alias) {
        super(Country.class, "country", alias);
    }

    @Override
    public CountryTable base() {
        return COUNTRY;
    }

    @Override
    public CountryTable as() {
        return new CountryTable(null);
    }

    @Override
    public CountryTable as(String alias) {
        return new CountryTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new CountryRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        CountryRow row = new CountryRow(origin);
        row.id = rows.getLong(at);
        row.code = rows.getString(at + 1);
        row.name = rows.getString(at + 2);
        return row;
    }
}
