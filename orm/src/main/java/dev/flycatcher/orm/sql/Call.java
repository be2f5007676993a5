package dev.flycatcher.orm.sql;

record Call<T>(Type<T> type, Node call) implements Expression<T> {
    @Override
    public void render(Sql sql) {
        call.render(sql);
    }
}
