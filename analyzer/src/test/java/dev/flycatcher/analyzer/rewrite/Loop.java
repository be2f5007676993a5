package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Child;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Flow;
import dev.flycatcher.analyzer.detect.Link;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.detect.Severity;
import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A loop that asks a child per row of a parent: run for real, or only figured. */
record Loop(
        String rule,
        @Nullable String parent,
        String column,
        int index,
        String child,
        int bind,
        String key,
        List<Object> parentBinds,
        List<Object> childBinds,
        List<Frame> stack,
        List<Link> also) {

    static Loop of(String parent, String column, String child, String key) {
        return new Loop("A01", parent, column, 0, child, 1, key, List.of(), List.of(), List.of(), List.of());
    }

    static Loop unfed(String child, String key) {
        return new Loop("A02", null, "", 0, child, 1, key, List.of(), List.of(), List.of(), List.of());
    }

    Loop rule(String id) {
        return new Loop(id, parent, column, index, child, bind, key, parentBinds, childBinds, stack, also);
    }

    Loop bind(int position) {
        return new Loop(rule, parent, column, index, child, position, key, parentBinds, childBinds, stack, also);
    }

    Loop index(int position) {
        return new Loop(rule, parent, column, position, child, bind, key, parentBinds, childBinds, stack, also);
    }

    /** What the parent binds. */
    Loop parentBinds(Object... binds) {
        return new Loop(rule, parent, column, index, child, bind, key, List.of(binds), childBinds, stack, also);
    }

    /** What the child binds beside the key. */
    Loop childBinds(Object... binds) {
        return new Loop(rule, parent, column, index, child, bind, key, parentBinds, List.of(binds), stack, also);
    }

    Loop stack(Frame... frames) {
        return new Loop(rule, parent, column, index, child, bind, key, parentBinds, childBinds, List.of(frames), also);
    }

    /** A further part of the key: the parent's column, the child's bind and its column. */
    Loop pair(String of, int position, String with) {
        return new Loop(
                rule,
                parent,
                column,
                index,
                child,
                bind,
                key,
                parentBinds,
                childBinds,
                stack,
                List.of(new Link(of, 0, position, with)));
    }

    /** The finding with these figures. */
    Finding finding(long parentRows, long executions, long distinct, long rows, long most) {
        Parent fed = parent == null ? null : new Parent(shape(parent), column, index, 1, parentRows);
        Frame site = stack.isEmpty() ? null : stack.get(stack.size() - 1);
        return new Finding(
                rule,
                Severity.ERROR,
                Evidence.E3,
                "unit",
                1,
                fed,
                new Child(shape(child), bind, key, executions, distinct, rows, most, 1_000_000L),
                fed == null ? null : new Flow(executions, executions, 1, 1e-9, also, 0),
                List.of(),
                site,
                null,
                stack);
    }

    /** Five hundred parents, each with its one child. */
    Finding toOne() {
        return finding(500, 500, 500, 500, 1);
    }

    /** Five hundred parents, of which twenty have no child. */
    Finding toMaybe() {
        return finding(500, 500, 500, 480, 1);
    }

    /** Five hundred parents with four children each. */
    Finding toMany() {
        return finding(500, 500, 500, 2_000, 4);
    }

    static Shape shape(String sql) {
        String word = sql.strip().split("\\s+")[0].toLowerCase(java.util.Locale.ROOT);
        Verb verb = switch (word) {
            case "insert" -> Verb.INSERT;
            case "update" -> Verb.UPDATE;
            case "delete" -> Verb.DELETE;
            case "call" -> Verb.CALL;
            default -> Verb.SELECT;
        };
        return new Shape(sql.hashCode(), verb, sql);
    }

    /** The child's binds for that key, in the order of its markers. */
    List<@Nullable Object> binds(@Nullable Object... parts) {
        List<Integer> places = new ArrayList<>(List.of(bind));
        also.forEach(link -> places.add(link.bind()));
        List<Integer> sorted = places.stream().sorted().toList();
        List<@Nullable Object> binds = new ArrayList<>(childBinds);
        for (int i = 0; i < sorted.size(); i++) {
            binds.add(sorted.get(i) - 1, i < parts.length ? parts[i] : null);
        }
        return binds;
    }
}
