package dev.flycatcher.orm.sql;

/**
 * An expression under a name. In a select list it renders as {@code expression AS name}, in ORDER BY as its name,
 * elsewhere as the expression itself, which every database accepts.
 */
public final class Named<T> implements Expression<T> {
    private final Expression<T> expression;
    private final String name;

    Named(Expression<T> expression, String name) {
        this.expression = expression;
        this.name = name;
    }

    public String name() {
        return name;
    }

    public Expression<T> expression() {
        return expression;
    }

    @Override
    public Type<T> type() {
        return expression.type();
    }

    @Override
    public Named<T> as(String other) {
        return new Named<>(expression, other);
    }

    @Override
    public void render(Sql sql) {
        if (sql.mayUseNameOf(this)) {
            sql.name(name);
        } else {
            expression.render(sql);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
