package dev.flycatcher.orm.model;

import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Reference;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.TextColumn;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class CityTable extends EntityTable<City, CityDraft> {
    public static final CityTable CITY = new CityTable(null);

    public final NumberColumn<City, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final TextColumn<City> name = text(Spec.of("name", "name", Type.TEXT));
    public final ForeignKeyColumn<City, Country, String> country = foreignKey(
            Spec.of("country", "country_code", Type.TEXT),
            Reference.to(() -> CountryTable.COUNTRY.code).backref("cities"));

    private CityTable(@Nullable String alias) {
        super(City.class, "city", alias);
    }

    @Override
    public CityTable base() {
        return CITY;
    }

    @Override
    public CityTable as() {
        return new CityTable(null);
    }

    @Override
    public CityTable as(String alias) {
        return new CityTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new CityRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        CityRow row = new CityRow(origin);
        row.id = rows.getLong(at);
        row.name = rows.getString(at + 1);
        row.countryCode = rows.getString(at + 2);
        return row;
    }
}
