package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Functions;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Sql;
import dev.flycatcher.orm.sql.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of the program's own as something to select from or join. Made by {@link Query#values}. */
public final class Values extends Derived {
    private final List<String> names;
    private final List<? extends List<?>> rows;
    private final List<Type<?>> types = new ArrayList<>();

    Values(String alias, List<String> names, List<? extends List<?>> rows) {
        super(null, alias);
        this.names = List.copyOf(names);
        this.rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new QueryException(alias + " has no rows, and nothing says what its columns are. Leave it out.");
        }
        rows.forEach(this::check);
        for (int i = 0; i < names.size(); i++) {
            types.add(type(i));
        }
    }

    private void check(List<?> row) {
        if (row.size() != names.size()) {
            throw new QueryException(label() + " has the columns " + names + ", but a row of " + row.size()
                    + " values. Give each row a value for every column.");
        }
    }

    private Type<?> type(int column) {
        List<Type<?>> all = rows.stream()
                .map(each -> each.get(column))
                .filter(Objects::nonNull)
                .<Type<?>>map(Type::of)
                .distinct()
                .toList();
        if (all.size() != 1) {
            throw new QueryException("Column \"" + names.get(column) + "\" of " + label() + " has values of the types "
                    + all + ". Give it values of one.");
        }
        return all.get(0);
    }

    @Override
    List<String> names() {
        return names;
    }

    @Override
    List<Expression<?>> inner() {
        List<Expression<?>> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            all.add(Functions.raw(types.get(i), "").as(names.get(i)));
        }
        return all;
    }

    @Override
    @Nullable
    Object home() {
        return null;
    }

    /** The first row has the names, and the types where nothing else has them. */
    @Override
    public void renderSource(Sql sql) {
        sql.text("(SELECT ");
        for (int i = 0; i < names.size(); i++) {
            sql.text(i == 0 ? "" : ", ").node(first(i)).text(" AS ").name(names.get(i));
        }
        String open = sql.dialect().rowWord() + "(";
        String next = " UNION ALL VALUES " + open;
        for (List<?> row : rows.subList(1, rows.size())) {
            sql.text(next);
            for (int i = 0; i < names.size(); i++) {
                sql.text(i == 0 ? "" : ", ").bind(types.get(i), row.get(i));
            }
            next = "), " + open;
        }
        sql.text(rows.size() > 1 ? "))" : ")");
    }

    private Node first(int column) {
        Type<?> type = types.get(column);
        Object value = rows.get(0).get(column);
        return sql -> {
            boolean typed = value == null || !sql.dialect().infersTypes();
            sql.text(typed ? "CAST(" : "").bind(type, value);
            sql.text(typed ? " AS " + sql.dialect().castName(type.kind()) + ")" : "");
        };
    }
}
