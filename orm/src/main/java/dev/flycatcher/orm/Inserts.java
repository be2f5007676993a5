package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Sql;
import java.util.List;

/** The text of INSERT statements. */
final class Inserts {
    private Inserts() {}

    static Sql one(Dialect dialect, Row row, List<Column<?, ?>> assigned, List<Column<?, ?>> returned) {
        Sql sql = new Sql(dialect).text("INSERT INTO ").name(row.table().name());
        if (assigned.isEmpty()) {
            sql.text(" DEFAULT VALUES");
        } else {
            sql.text(" (");
            names(sql, assigned);
            sql.text(") VALUES (");
            String comma = "";
            for (Column<?, ?> each : assigned) {
                sql.text(comma).bind(each.type(), row.held(each.index()));
                comma = ", ";
            }
            sql.text(")");
        }
        if (!returned.isEmpty()) {
            sql.text(" RETURNING ");
            names(sql, returned);
        }
        return sql;
    }

    private static void names(Sql sql, List<Column<?, ?>> columns) {
        String comma = "";
        for (Column<?, ?> each : columns) {
            sql.text(comma).name(each.name());
            comma = ", ";
        }
    }
}
