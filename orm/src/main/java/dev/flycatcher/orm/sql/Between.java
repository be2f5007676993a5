package dev.flycatcher.orm.sql;

record Between(Expression<?> value, Expression<?> low, Expression<?> high) implements Condition {
    @Override
    public void render(Sql sql) {
        sql.text("(")
                .node(value)
                .text(" BETWEEN ")
                .node(low)
                .text(" AND ")
                .node(high)
                .text(")");
    }
}
