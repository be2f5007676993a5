package dev.flycatcher.orm.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of one statement while it is written, with its binds. Sources without an alias of their own are numbered in
 * the order in which they come up, so equal queries have equal text.
 */
public final class Sql {
    private final StringBuilder text = new StringBuilder(160);
    private final List<Bind> binds = new ArrayList<>();
    private final Deque<Map<Source, String>> scopes = new ArrayDeque<>();
    private final Dialect dialect;
    private final Deque<Set<Object>> defined = new ArrayDeque<>();
    private final Deque<Map<String, Window>> windows = new ArrayDeque<>();
    private int aliases;
    private @Nullable Collection<?> namesInScope;
    private @Nullable Object home;

    public Sql(Dialect dialect) {
        this.dialect = dialect;
    }

    public Dialect dialect() {
        return dialect;
    }

    /**
     * Notes that a part of the statement reads from {@code database}.
     *
     * @throws QueryException if another part reads from another one
     */
    public Sql in(@Nullable Object database) {
        if (home != null && database != null && home != database) {
            throw new QueryException(
                    "A part of this query belongs to another database, and no statement reads from two."
                            + " Run that part alone, and hand over its rows.");
        }
        home = home == null ? database : home;
        return this;
    }

    public Sql text(String part) {
        text.append(part);
        return this;
    }

    public Sql name(String name) {
        return text(dialect.quote(name));
    }

    /** Names between commas. */
    public Sql names(Collection<String> names) {
        String comma = "";
        for (String each : names) {
            text(comma).name(each);
            comma = ", ";
        }
        return this;
    }

    public Sql node(Node node) {
        node.render(this);
        return this;
    }

    public Sql list(Collection<? extends Node> nodes, String separator) {
        Iterator<? extends Node> each = nodes.iterator();
        while (each.hasNext()) {
            each.next().render(this);
            if (each.hasNext()) {
                text(separator);
            }
        }
        return this;
    }

    /** Appends a placeholder for {@code value}. */
    public Sql bind(Type<?> type, @Nullable Object value) {
        binds.add(new Bind(type, value));
        return text("?");
    }

    /** Appends a placeholder for each of {@code values}, of which there is at least one. */
    Sql binds(Type<?> type, Collection<?> values) {
        for (Object each : values) {
            binds.add(new Bind(type, each));
        }
        return text("?").text(", ?".repeat(values.size() - 1));
    }

    /** Opens the scope of a select: its sources hide those of the same table outside, which stay visible otherwise. */
    public Sql open() {
        scopes.push(new IdentityHashMap<>());
        defined.push(Collections.newSetFromMap(new IdentityHashMap<>()));
        windows.push(new LinkedHashMap<>());
        return this;
    }

    public Sql close() {
        scopes.pop();
        defined.pop();
        windows.pop();
        return this;
    }

    /** Names {@code source} in the innermost scope. */
    public Sql declare(Source source) {
        String alias = source.alias();
        return declare(source, alias != null ? alias : "t" + ++aliases);
    }

    /** Names {@code source} in the innermost scope as {@code name}: an UPDATE or DELETE uses the table's own. */
    public Sql declare(Source source, String name) {
        scopes.element().put(source, name);
        return this;
    }

    /** Appends a source as it stands in a FROM clause. */
    public Sql from(Source source) {
        source.renderSource(this);
        String alias = nameOf(source);
        return text(" AS ").name(alias == null ? "?" : alias);
    }

    /** Appends the name that {@code source} has in this select. */
    public Sql alias(Source source) {
        String alias = nameOf(source);
        if (alias == null) {
            throw new QueryException(source.label() + " is no part of this query. Join it, or name what was joined.");
        }
        return name(alias);
    }

    /**
     * Appends a column of {@code source}.
     *
     * @throws QueryException if the source takes no part in the statement
     */
    public Sql column(Source source, String column) {
        String alias = nameOf(source);
        if (alias == null) {
            throw new QueryException("Column \"" + column + "\" of " + source.label()
                    + " is used, but the query does not read from " + source.label() + ". Join it, or use the alias"
                    + " that was joined.");
        }
        return alias.isEmpty() ? name(column) : name(alias).text(".").name(column);
    }

    private @Nullable String nameOf(Source source) {
        for (Map<Source, String> scope : scopes) {
            String name = scope.get(source);
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    /** Notes that {@code expression}, a common table expression, is defined from here on; false if it already is. */
    public boolean define(Object expression) {
        return defined.stream().noneMatch(each -> each.contains(expression))
                && defined.element().add(expression);
    }

    /** Notes that a named window is used, to be defined by {@link #windows}; false if it is too late for that. */
    boolean uses(Window window) {
        String name = String.valueOf(window.name());
        boolean inOrder = namesInScope != null;
        Window known = inOrder ? windows.element().get(name) : windows.element().putIfAbsent(name, window);
        if (known != null && known != window) {
            throw new QueryException("Two windows of this query are called \"" + name + "\". Give each its own name.");
        }
        return known != null || !inOrder;
    }

    /** Appends the WINDOW clause of the innermost select, if it uses windows by name. */
    public Sql windows() {
        String comma = " WINDOW ";
        for (Map.Entry<String, Window> each : windows.element().entrySet()) {
            text(comma).name(each.getKey()).text(" AS ");
            each.getValue().define(this);
            comma = ", ";
        }
        return this;
    }

    /** Renders {@code part} where aliases of the select list may be used by name: in ORDER BY. */
    public Sql withNames(Collection<?> projected, Node part) {
        Collection<?> outer = namesInScope;
        namesInScope = projected;
        part.render(this);
        namesInScope = outer;
        return this;
    }

    boolean mayUseNameOf(Object named) {
        return namesInScope != null && namesInScope.contains(named);
    }

    public List<Bind> binds() {
        return List.copyOf(binds);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
