package dev.flycatcher.orm.sql;

/** A number that is known: always a placeholder. */
record NumericValue<N extends Number>(Type<N> type, N value) implements Numeric<N> {
    @Override
    public void render(Sql sql) {
        sql.bind(type, value);
    }
}
