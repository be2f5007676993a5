package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** The first rows of each key by their place within it: {@code ORDER BY ... LIMIT n} per key where there is no lateral join. */
final class Ranked {
    private final Query child;
    private final Key key;
    private final Lists lists;

    private Ranked(Query child, Key key, Lists lists) {
        this.child = child;
        this.key = key;
        this.lists = lists;
    }

    static Draft of(Query child, Key key, Lists lists) {
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
        Derived.labels(child, "child");
        return new Ranked(child, key, lists).draft(rows, skipped(child));
    }

    private Draft draft(Expression rows, @Nullable Expression skipped) {
        String inner = inner();
        String outputs = child.star()
                ? "*"
                : child.select().getSelectItems().stream().map(Ranked::output).collect(Collectors.joining(", "));
        String by = key.columns().stream().map(column -> column.getColumnName()).collect(Collectors.joining(", "));
        String places =
                skipped == null ? "place <= " + rows : "place > " + skipped + " AND place <= " + skipped + " + " + rows;
        String sql =
                "SELECT " + outputs + " FROM (" + inner + ") ranked WHERE " + places + " ORDER BY " + by + ", place";
        return Draft.of(Cure.Kind.ORDINAL, sql, "");
    }

    private String inner() {
        String order = child.order().stream().map(Object::toString).collect(Collectors.joining(", "));
        key.putOut(child);
        String by = key.columns().stream().map(Object::toString).collect(Collectors.joining(", "));
        String place = "ROW_NUMBER() OVER (PARTITION BY " + by + " ORDER BY " + order + ") AS place";
        child.select().setOrderByElements(null);
        child.select().setLimit(null);
        child.select().setOffset(null);
        child.select().setFetch(null);
        child.select().setWhere(key.replaced(child.select().getWhere(), lists.holds(key)));
        List<SelectItem<?>> outputs = child.select().getSelectItems();
        String items = outputs.stream().map(Object::toString).collect(Collectors.joining(", "));
        boolean star = outputs.stream().anyMatch(item -> item.toString().equals("*"));
        String whole = child.select().toString();
        String from = whole.substring(whole.indexOf(items) + items.length());
        String all = star ? Query.name((Table) child.select().getFromItem()) + ".*" : items;
        return "SELECT " + all + ", " + place + from;
    }

    private static String output(SelectItem<?> item) {
        if (Query.label(item).isEmpty()) {
            throw new Refusal("an output of it has no name, which a derived table does not allow");
        }
        return Derived.written(item);
    }

    /** How many rows of each key are wanted; null when that is said in a way not known here. */
    private static @Nullable Expression rows(Query child) {
        boolean otherwise = child.select().getTop() != null
                || child.select().getFirst() != null
                || child.select().getSkip() != null
                || child.tokens().has("ties")
                || child.tokens().has("rownum");
        if (otherwise) {
            return null;
        }
        Expression limit =
                child.select().getLimit() != null ? child.select().getLimit().getRowCount() : null;
        Expression fetch = child.select().getFetch() == null
                ? null
                : child.select().getFetch().getExpression();
        return number(limit != null ? limit : fetch) && number(skipped(child)) ? limit != null ? limit : fetch : null;
    }

    private static boolean number(@Nullable Expression value) {
        return value == null || value instanceof JdbcParameter || value instanceof LongValue;
    }

    /** How many rows of each key are skipped, null when none are. */
    private static @Nullable Expression skipped(Query child) {
        if (child.select().getOffset() != null) {
            return child.select().getOffset().getOffset();
        }
        return child.select().getLimit() == null
                ? null
                : child.select().getLimit().getOffset();
    }
}
