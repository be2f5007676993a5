package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Sql;
import dev.flycatcher.orm.sql.Type;

/** A column of a subquery or common table expression. */
record DerivedColumn<T>(Derived source, String name, Type<T> type) implements Expression<T> {
    @Override
    public void render(Sql sql) {
        sql.column(source, name);
    }

    @Override
    public String toString() {
        return source.label() + "." + name;
    }
}
