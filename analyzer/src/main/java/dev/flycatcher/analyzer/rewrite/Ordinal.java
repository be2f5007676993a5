package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
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
            return beside(ask, child, key, engine);
        } catch (Refusal parent) {
            Query again = Query.of(ask.child(), Draft.CHILD);
            if (engine == Engine.HSQLDB) {
                throw parent; // it has no places within a key, and types no list of binds
            }
            return listed(again, Key.of(again.select().getWhere(), ask), lists);
        }
    }

    private static Draft beside(Ask ask, Query child, Key key, Engine engine) {
        if (ask.parent().isEmpty()) {
            throw new Refusal("no query fed it");
        }
        Query parent = Query.of(ask.parent(), 0);
        Gates.check(parent);
        List<SelectItem<?>> flowing = flowing(ask, parent);
        ParentSide side = side(parent, flowing, child);
        child.select()
                .setWhere(key.equal(
                        child.select().getWhere(),
                        flowing.stream().map(side::column).toList()));
        Aliases names = new Aliases();
        side.take(names);
        String name = names.fresh(child, "c");
        List<SelectItem<?>> outputs = Derived.apart(
                Derived.outputs(child.select().getSelectItems(), name), side.labels(), Query.table(child), "");
        return Draft.of(Cure.Kind.ORDINAL, side.joined(lateral(child, name, engine), outputs), "");
    }

    /** The parent under names that the child does not know, since the child would take them for its own. */
    private static ParentSide side(Query parent, List<SelectItem<?>> flowing, Query child) {
        Aliases aliases = new Aliases();
        child.tokens().list().forEach(token -> aliases.takeName(Query.bare(token)));
        boolean told = parent.onlyTable().isPresent() || flowing.stream().noneMatch(item -> shadowed(item, child));
        return told && !parent.bounded() && ParentSide.flat(parent, flowing)
                ? ParentSide.plain(parent, aliases)
                : ParentSide.derived(parent, aliases);
    }

    private static boolean shadowed(SelectItem<?> item, Query child) {
        return item.getExpression() instanceof Column column
                && child.tokens().list().stream().anyMatch(token -> Query.same(token, Query.qualifier(column)));
    }

    private static Join lateral(Query child, String name, Engine engine) {
        Alias alias = new Alias(name, false);
        if (engine.lateral() == Engine.Lateral.APPLY) {
            ParenthesedSelect rows = new ParenthesedSelect().withSelect(child.select());
            return new Join().withOuter(true).withApply(true).setFromItem(rows.withAlias(alias));
        }
        Expression always = engine == Engine.ORACLE
                ? new EqualsTo(new LongValue(1), new LongValue(1)) // it has no TRUE before version 23
                : new Column("TRUE");
        return new Join()
                .withLeft(true)
                .setFromItem(new LateralSubSelect("LATERAL ", child.select(), alias))
                .addOnExpression(always);
    }

    /** The parent's columns that the key's are compared with, in the key's order. */
    private static List<SelectItem<?>> flowing(Ask ask, Query parent) {
        Map<Integer, SelectItem<?>> items = new TreeMap<>();
        items.put(ask.marker(), parent.item(ask.index(), ask.column()));
        ask.also().forEach(link -> items.put(link.bind(), parent.item(link.index(), link.column())));
        if (items.values().stream()
                .anyMatch(item -> item == null || Query.label(item).isEmpty())) {
            throw new Refusal("the parent's text does not say which of its columns the keys are");
        }
        return List.copyOf(items.values());
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
        Aliases aliases = new Aliases();
        aliases.takeName(name);
        String rows = aliases.fresh(child, "c");
        String outputs = Stream.concat(
                        Derived.outputs(child.select().getSelectItems(), rows).stream(), columns.stream())
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        String on = apply ? "" : " ON " + (lists.engine() == Engine.ORACLE ? "1 = 1" : "TRUE");
        String sql = "SELECT " + outputs + " FROM " + keys(name, names, lists)
                + (apply ? " CROSS APPLY (" : " JOIN LATERAL (") + child.select() + ") " + rows + on
                + " ORDER BY " + name + ".place";
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
