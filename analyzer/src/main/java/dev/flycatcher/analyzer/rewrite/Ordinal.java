package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * The child untouched beside each row of its parent, or its first rows of each key: what bounds, orders or aggregates
 * does so per key as before.
 */
final class Ordinal {
    private Ordinal() {}

    static Draft of(Ask ask, Lists lists) {
        Query child = Query.of(ask.child(), Draft.CHILD);
        Gates.check(child);
        Key key = Key.of(child.select().getWhere(), ask);
        Engine engine = lists.engine();
        if (engine == Engine.SQLSERVER && !child.bounded() && !child.order().isEmpty()) {
            throw new Refusal("SQL Server orders nothing within APPLY that neither TOP nor OFFSET bounds");
        }
        if (engine.lateral() == Engine.Lateral.NONE) {
            return Ranked.of(child, key, lists);
        }
        try {
            return beside(ask, child, key, engine.lateral());
        } catch (Refusal parent) {
            Query again = Query.of(ask.child(), Draft.CHILD);
            if (engine == Engine.HSQLDB) {
                throw parent; // it has no places within a key, and types no list of binds
            }
            return listed(again, Key.of(again.select().getWhere(), ask), lists);
        }
    }

    private static Draft beside(Ask ask, Query child, Key key, Engine.Lateral lateral) {
        if (ask.parent().isEmpty()) {
            throw new Refusal("no query fed it");
        }
        Query parent = Query.of(ask.parent(), 0);
        Gates.check(parent);
        if (parent.select().getWithItemsList() != null) {
            throw new Refusal("a WITH would have to move out of a derived table");
        }
        String outer = child.tokens().list().contains("p") ? "parent_row" : "p";
        child.select().setWhere(key.equal(child.select().getWhere(), flowing(ask, parent, outer)));
        String order = Derived.outside(parent, outer);
        boolean apply = lateral == Engine.Lateral.APPLY;
        String sql = "SELECT " + outer + ".*, c.* FROM (" + parent.select() + ") " + outer
                + (apply ? " OUTER APPLY (" : " LEFT JOIN LATERAL (") + child.select() + ") c"
                + (apply ? "" : " ON 1 = 1") + order;
        return Draft.of(Cure.Kind.ORDINAL, sql, "");
    }

    /** The parent's columns that the key's are compared with, in the key's order. */
    private static List<Column> flowing(Ask ask, Query parent, String outer) {
        Map<Integer, SelectItem<?>> items = new TreeMap<>();
        items.put(ask.marker(), parent.item(ask.index(), ask.column()));
        ask.also().forEach(link -> items.put(link.bind(), parent.item(link.index(), link.column())));
        if (items.values().stream()
                .anyMatch(item -> item == null || Query.label(item).isEmpty())) {
            throw new Refusal("the parent's text does not say which of its columns the keys are");
        }
        return items.values().stream()
                .map(item -> new Column(new Table(outer), Derived.written(item)))
                .toList();
    }

    /** The child untouched beside each key of a numbered list: rows are told apart by the key that stands beside them. */
    private static Draft listed(Query child, Key key, Lists lists) {
        Derived.labels(child, "child");
        String name = child.tokens().list().contains("k") ? "key_row" : "k";
        List<String> names = key.columns().stream().map(Column::getColumnName).toList();
        List<Column> columns = names.stream()
                .map(column -> new Column(new Table(name), column))
                .toList();
        child.select().setWhere(key.equal(child.select().getWhere(), columns));
        boolean apply = lists.engine().lateral() == Engine.Lateral.APPLY;
        String outputs = columns.stream().map(Object::toString).collect(Collectors.joining(", "));
        String sql = "SELECT c.*, " + outputs + " FROM " + keys(name, names, lists)
                + (apply ? " CROSS APPLY (" : " JOIN LATERAL (") + child.select() + ") c"
                + (apply ? "" : " ON 1 = 1") + " ORDER BY " + name + ".place";
        return Draft.of(Cure.Kind.ORDINAL, sql, "");
    }

    /** {@code (VALUES (1, ?), (2, ?)) k (place, post_id)}, or as a union where an engine has no such table. */
    private static String keys(String name, List<String> columns, Lists lists) {
        String markers = ", ?".repeat(columns.size());
        boolean values = lists.engine() == Engine.POSTGRESQL || lists.engine() == Engine.SQLSERVER;
        if (values) {
            return IntStream.rangeClosed(1, lists.keys())
                    .mapToObj(place -> "(" + place + markers + ")")
                    .collect(Collectors.joining(
                            ", ", "(VALUES ", ") " + name + " (place, " + String.join(", ", columns) + ")"));
        }
        String dual = lists.engine() == Engine.ORACLE ? " FROM dual" : "";
        String first = "SELECT 1 AS place, ? AS " + String.join(", ? AS ", columns) + dual;
        return IntStream.rangeClosed(2, lists.keys())
                .mapToObj(place -> " UNION ALL SELECT " + place + markers + dual)
                .collect(Collectors.joining("", "(" + first, ") " + name));
    }
}
