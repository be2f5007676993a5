package dev.flycatcher.orm.sql;

record TextCall(Node call) implements Text {
    @Override
    public Type<String> type() {
        return Type.TEXT;
    }

    @Override
    public void render(Sql sql) {
        call.render(sql);
    }
}
