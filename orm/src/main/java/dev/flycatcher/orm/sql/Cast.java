package dev.flycatcher.orm.sql;

/** CAST. */
record Cast<T>(Expression<?> value, Type<T> type) implements Expression<T> {
    @Override
    public void render(Sql sql) {
        sql.text("CAST(").node(value).text(" AS " + sql.dialect().castName(type.kind()) + ")");
    }
}
