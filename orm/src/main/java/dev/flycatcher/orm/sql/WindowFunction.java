package dev.flycatcher.orm.sql;

import java.util.function.Function;

/**
 * A function that has a value only over a window, as {@code rank().over(window().orderBy(USER.id))}.
 *
 * @param <X> the expression it is then
 */
public final class WindowFunction<X extends Expression<?>> {
    private final Invocation call;
    private final Function<Node, X> typed;

    WindowFunction(Invocation call, Function<Node, X> typed) {
        this.call = call;
        this.typed = typed;
    }

    public X over(Window window) {
        return typed.apply(call.over(window));
    }
}
