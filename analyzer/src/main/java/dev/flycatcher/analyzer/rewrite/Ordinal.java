package dev.flycatcher.analyzer.rewrite;

import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * The child untouched beside each row of its parent, or its first rows of each key: what bounds, orders or aggregates
 * does so per key as before.
 */
final class Ordinal {
    private Ordinal() {}

    static Draft of(Ask ask, Engine engine, int keys) {
        Query child = Query.of(ask.child(), Draft.CHILD);
        Gates.check(child);
        int marker = Draft.CHILD + ask.marker();
        Keyed keyed = Keyed.of(child.select().getWhere(), marker);
        return engine.lateral() == Engine.Lateral.NONE || ask.parent().isEmpty()
                ? ranked(child, keyed, marker, keys)
                : beside(ask, child, keyed, marker, engine.lateral());
    }

    private static Draft beside(Ask ask, Query child, Keyed keyed, int marker, Engine.Lateral lateral) {
        Query parent = Query.of(ask.parent(), 0);
        Gates.check(parent);
        SelectItem<?> flowing = parent.item(ask.index(), ask.column());
        if (flowing == null || Query.label(flowing).isEmpty() || parent.select().getWithItemsList() != null) {
            throw new Refusal("the parent's text does not say which of its columns the keys are");
        }
        String outer = child.tokens().list().contains("p") ? "parent_row" : "p";
        Column key = new Column(new Table(outer), DerivedJoin.written(flowing));
        Expression equal = new EqualsTo(keyed.key(), key);
        child.select().setWhere(Keyed.replaced(child.select().getWhere(), marker, equal));
        String order = DerivedJoin.outside(parent, outer);
        boolean apply = lateral == Engine.Lateral.APPLY;
        String sql = "SELECT " + outer + ".*, c.* FROM (" + parent.select() + ") " + outer
                + (apply ? " OUTER APPLY (" : " LEFT JOIN LATERAL (") + child.select() + ") c"
                + (apply ? "" : " ON 1 = 1") + order;
        return Draft.of(Cure.Kind.ORDINAL, sql, "");
    }

    /** {@code ORDER BY ... LIMIT n} per key is the first n places within the key. */
    private static Draft ranked(Query child, Keyed keyed, int marker, int keys) {
        Expression rows = rows(child);
        child.unpositioned();
        boolean aggregated =
                child.grouped() || child.windowed() || child.select().getDistinct() != null;
        if (rows == null
                || aggregated
                || child.order().isEmpty()
                || child.select().getWithItemsList() != null) {
            throw new Refusal("it bounds or aggregates its rows per key in a way that only a lateral join keeps");
        }
        DerivedJoin.labels(child, "child");
        String inner = inner(child, keyed, marker, keys);
        String outputs = child.star()
                ? "*"
                : child.select().getSelectItems().stream().map(Ordinal::output).collect(Collectors.joining(", "));
        String key = keyed.key().getColumnName();
        String sql = "SELECT " + outputs + " FROM (" + inner + ") ranked WHERE place <= " + rows + " ORDER BY " + key
                + ", place";
        return Draft.of(Cure.Kind.ORDINAL, sql, "");
    }

    private static String inner(Query child, Keyed keyed, int marker, int keys) {
        String order = child.order().stream().map(Object::toString).collect(Collectors.joining(", "));
        if (!child.puts(keyed.key())) {
            child.select().getSelectItems().add(SelectItem.from(keyed.key()));
        }
        String place = "ROW_NUMBER() OVER (PARTITION BY " + keyed.key() + " ORDER BY " + order + ") AS place";
        child.select().setOrderByElements(null);
        child.select().setLimit(null);
        child.select().setFetch(null);
        child.select().setWhere(Keyed.replaced(child.select().getWhere(), marker, Prefetch.in(keyed.key(), keys)));
        String items =
                child.select().getSelectItems().stream().map(Object::toString).collect(Collectors.joining(", "));
        boolean star = child.select().getSelectItems().stream()
                .anyMatch(item -> item.toString().equals("*"));
        String whole = child.select().toString();
        String from = whole.substring(whole.indexOf(items) + items.length());
        String all = star ? Query.name((Table) child.select().getFromItem()) + ".*" : items;
        return "SELECT " + all + ", " + place + from;
    }

    private static String output(SelectItem<?> item) {
        if (Query.label(item).isEmpty()) {
            throw new Refusal("an output of it has no name, which a derived table does not allow");
        }
        return DerivedJoin.written(item);
    }

    /** How many rows of each key are wanted; null when rows are skipped as well, or it says so in another way. */
    private static @Nullable Expression rows(Query child) {
        boolean skips = child.select().getOffset() != null
                || child.select().getTop() != null
                || child.select().getFirst() != null
                || child.select().getSkip() != null
                || child.tokens().has("ties")
                || child.tokens().has("rownum");
        if (skips) {
            return null;
        }
        Expression limit =
                child.select().getLimit() != null && child.select().getLimit().getOffset() == null
                        ? child.select().getLimit().getRowCount()
                        : null;
        Expression fetch = child.select().getFetch() == null
                ? null
                : child.select().getFetch().getExpression();
        Expression rows = limit != null ? limit : fetch;
        return rows instanceof JdbcParameter || rows instanceof net.sf.jsqlparser.expression.LongValue ? rows : null;
    }
}
