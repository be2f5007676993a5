package dev.flycatcher.agent.record;

import dev.flycatcher.agent.boot.Work;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names a unit by what called it, free of the values of one call. Of a request are asked its method, its path and the
 * route that a framework left in it, through the interface of whichever servlet API it has; never its parameters, which
 * may lie in a body that is not read yet.
 */
final class Naming {
    private static final String SPRING = "org.springframework.";
    private static final String ROUTE = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";
    private static final Pattern IDENTIFIER =
            Pattern.compile("\\d+|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?=.{8,})(?:\\D*\\d){4}.*");
    private static final int LONGEST = 200;

    private Naming() {}

    /** Null when its stacks are to name it. */
    static @Nullable String of(int kind, Object target, @Nullable Object about) {
        String type = target.getClass().getName();
        return switch (kind) {
            case Work.REQUEST -> about == null ? null : request(about);
            case Work.JOB -> type.startsWith(SPRING) ? simple(target.toString(), 2) : simple(type, 1) + ".execute";
            // Spring's adapters call a method that they do not name.
            case Work.MESSAGE -> type.startsWith(SPRING) ? null : simple(type, 1) + ".onMessage";
            case Work.TEST, Work.SETUP, Work.TEARDOWN -> about == null ? null : cut(about.toString());
            default -> null;
        };
    }

    /** The last parts of a name with dots. */
    private static String simple(String name, int parts) {
        int from = name.length();
        for (int i = 0; i < parts && from >= 0; i++) {
            from = name.lastIndexOf('.', from - 1);
        }
        return name.substring(from + 1);
    }

    private static @Nullable String request(Object request) {
        Class<?> face = face(request.getClass());
        if (face == null) {
            return null;
        }
        try {
            Method attribute = face.getMethod("getAttribute", String.class);
            Object route = attribute.invoke(request, ROUTE);
            Object path = route == null ? face.getMethod("getRequestURI").invoke(request) : route;
            String folded = route == null ? folded(String.valueOf(path)) : route.toString();
            return cut(face.getMethod("getMethod").invoke(request) + " " + folded);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException unreadable) {
            return null;
        }
    }

    /** {@code jakarta.servlet.http.HttpServletRequest} or its elder, as that class sees it. */
    private static @Nullable Class<?> face(@Nullable Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> face : each.getInterfaces()) {
                Class<?> found = face.getName().endsWith(".servlet.http.HttpServletRequest") ? face : face(face);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** A path with {@code {id}} for each part that is one, without the session in it. */
    static String folded(String path) {
        int session = path.indexOf(';');
        String plain = session < 0 ? path : path.substring(0, session);
        return Arrays.stream(plain.split("/", -1))
                .map(part -> IDENTIFIER.matcher(part).matches() ? "{id}" : part)
                .collect(Collectors.joining("/"));
    }

    private static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }
}
