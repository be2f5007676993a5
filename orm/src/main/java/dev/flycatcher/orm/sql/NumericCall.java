package dev.flycatcher.orm.sql;

record NumericCall<N extends Number>(Type<N> type, Node call) implements Numeric<N> {
    @Override
    public void render(Sql sql) {
        call.render(sql);
    }
}
