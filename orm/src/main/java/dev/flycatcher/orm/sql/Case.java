package dev.flycatcher.orm.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CASE: the value of the first condition that holds, NULL when none does. A value; starts with
 * {@link Functions#caseWhen}.
 */
public final class Case<T> implements Expression<T> {
    private final Type<T> type;
    private final List<Branch<T>> branches;
    private final @Nullable Expression<T> otherwise;

    private record Branch<T>(Condition condition, Expression<T> value) {}

    private Case(Type<T> type, List<Branch<T>> branches, @Nullable Expression<T> otherwise) {
        this.type = type;
        this.branches = branches;
        this.otherwise = otherwise;
    }

    static <T> Case<T> of(Condition condition, Expression<T> value) {
        return new Case<>(value.type(), List.of(new Branch<>(condition, value)), null);
    }

    public Case<T> when(Condition condition, Expression<T> value) {
        List<Branch<T>> more = new ArrayList<>(branches);
        more.add(new Branch<>(condition, value));
        return new Case<>(type, List.copyOf(more), otherwise);
    }

    public Case<T> when(Condition condition, T value) {
        return when(condition, new Value<>(type, value));
    }

    /** What it is when no condition holds. */
    public Case<T> orElse(Expression<T> value) {
        return new Case<>(type, branches, value);
    }

    public Case<T> orElse(T value) {
        return orElse(new Value<>(type, value));
    }

    @Override
    public Type<T> type() {
        return type;
    }

    @Override
    public void render(Sql sql) {
        sql.text("CASE");
        for (Branch<T> each : branches) {
            boolean typed = each == branches.get(0) && !sql.dialect().infersTypes();
            sql.text(" WHEN ").node(each.condition());
            sql.text(" THEN ").node(typed ? new Cast<>(each.value(), type) : each.value());
        }
        if (otherwise != null) {
            sql.text(" ELSE ").node(otherwise);
        }
        sql.text(" END");
    }
}
