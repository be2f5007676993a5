package dev.flycatcher.orm.sql;

import java.util.List;

/** Conditions joined by one operator. */
public record Junction(String operator, List<Condition> conditions) implements Condition {
    public Junction {
        conditions = List.copyOf(conditions);
    }

    @Override
    public void render(Sql sql) {
        sql.text("(").list(conditions, operator).text(")");
    }
}
