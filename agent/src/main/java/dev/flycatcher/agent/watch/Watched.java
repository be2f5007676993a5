package dev.flycatcher.agent.watch;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.Wrapper;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC object as the application sees it: it implements every interface its target does, is equal to what watches the
 * same target, unwraps to itself where it can, and throws what the target threw.
 */
abstract class Watched implements InvocationHandler {
    private static final Object[] NONE = {};

    final Object target;
    final Slot slot;
    private final InvocationHandler next;

    /** @param next what makes the real call: datasource-proxy's handler, or null for the target itself */
    Watched(Object target, @Nullable InvocationHandler next) {
        this(target, next, target);
    }

    Watched(Object target, @Nullable InvocationHandler next, Object innermost) {
        this.target = target;
        this.slot = new Slot(innermost);
        this.next = next == null ? (proxy, method, args) -> method.invoke(target, args) : next;
    }

    /** What watches that object, null when nothing does. */
    static @Nullable Watched of(@Nullable Object proxy) {
        return proxy != null
                        && Proxy.isProxyClass(proxy.getClass())
                        && Proxy.getInvocationHandler(proxy) instanceof Watched watched
                ? watched
                : null;
    }

    /** The watched object. */
    final <T> T as(Class<T> type) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        interfaces.add(type);
        collect(target.getClass(), interfaces);
        try {
            return type.cast(Proxy.newProxyInstance(
                    target.getClass().getClassLoader(), interfaces.toArray(Class<?>[]::new), this));
        } catch (IllegalArgumentException unreachable) {
            return type.cast(
                    Proxy.newProxyInstance(Watched.class.getClassLoader(), new Class<?>[] {type, Wrapper.class}, this));
        }
    }

    private static void collect(@Nullable Class<?> type, Set<Class<?>> interfaces) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> face : each.getInterfaces()) {
                if (Modifier.isPublic(face.getModifiers())) {
                    interfaces.add(face);
                }
                collect(face, interfaces);
            }
        }
    }

    @Override
    public final @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        Object[] args = given == null ? NONE : given;
        return switch (method.getName()) {
            case "equals" -> {
                Watched other = of(args[0]);
                yield proxy == args[0] || other != null && target.equals(other.target);
            }
            case "hashCode" -> target.hashCode();
            case "toString" -> target.toString();
            case "unwrap" -> {
                Object near = near(proxy, (Class<?>) args[0]);
                yield near == null ? onTarget(method, args) : near;
            }
            case "isWrapperFor" ->
                near(proxy, (Class<?>) args[0]) != null || Boolean.TRUE.equals(onTarget(method, args));
            default -> call(proxy, method, args, () -> pass(proxy, method, given));
        };
    }

    private @Nullable Object near(Object proxy, Class<?> type) {
        return type.isInstance(proxy) ? proxy : type.isInstance(target) ? target : null;
    }

    /** One call; {@code real} makes it. */
    abstract @Nullable Object call(Object proxy, Method method, Object[] args, Door.Call real) throws Throwable;

    private @Nullable Object pass(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return next.invoke(proxy, method, args);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private @Nullable Object onTarget(Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    static @Nullable String text(Object[] args) {
        return args.length > 0 && args[0] instanceof String text ? text : null;
    }
}
