package dev.flycatcher.analyzer.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** The child's aggregates for all keys at once: one group per key. */
final class GroupBy {
    static final String EMPTY = "A key without rows has no group: take 0 for its count and NULL for the rest.";

    private final Query child;
    private final Ask ask;
    private final Lists lists;
    private final Key key;

    private GroupBy(Query child, Ask ask, Lists lists) {
        this.child = child;
        this.ask = ask;
        this.lists = lists;
        this.key = Key.of(child.select().getWhere(), ask);
    }

    static Draft of(Ask ask, Lists lists) {
        Query child = Counted.flat(Query.of(ask.child(), Draft.CHILD));
        Gates.check(child);
        if (child.bounded() || child.windowed() || child.select().getDistinct() != null) {
            throw new Refusal("it aggregates and bounds, windows or sorts out its rows as well");
        }
        GroupBy grouping = new GroupBy(child, ask, lists);
        if (child.select().getGroupBy() != null) {
            return grouping.finer();
        }
        if (child.select().getHaving() != null) {
            throw new Refusal("HAVING without GROUP BY speaks of all rows of one key");
        }
        Optional<Draft> joined = ask.parent().isEmpty() || !ask.also().isEmpty() ? Optional.empty() : grouping.joined();
        return joined.isPresent() ? joined.get() : grouping.again().grouped();
    }

    private Draft grouped() {
        group();
        Draft draft = list();
        return new Draft(draft.kind(), draft.sql(), draft.markers(), EMPTY);
    }

    /** The trees are changed in place, so a second attempt starts from the text. */
    private GroupBy again() {
        return new GroupBy(Counted.flat(Query.of(ask.child(), Draft.CHILD)), ask, lists);
    }

    /** Groups there are already become groups of one key each. */
    private Draft finer() {
        ExpressionList<?> by = child.select().getGroupBy().getGroupByExpressionList();
        boolean sets = !child.select().getGroupBy().getGroupingSets().isEmpty();
        if (by == null || sets || child.tokens().has("rollup") || child.tokens().has("cube")) {
            throw new Refusal("its groups are sets of groups");
        }
        child.select().getGroupBy().addGroupByExpressions(key.columns());
        return list();
    }

    private Draft list() {
        return Prefetch.list(child, key, lists, Cure.Kind.GROUP_BY);
    }

    private void group() {
        child.select().setGroupByElement(new GroupByElement().addGroupByExpressions(key.columns()));
    }

    /** The groups joined to the parent, empty ones made up; nothing when an output is no plain aggregate. */
    private Optional<Draft> joined() {
        Query parent = Query.of(ask.parent(), 0);
        SelectItem<?> flowing = parent.item(ask.index(), ask.column());
        Optional<Table> table = child.onlyTable();
        boolean flat = flowing != null
                && flowing.getExpression() instanceof Column
                && table.isPresent()
                && Flat.parent(parent)
                && child.order().isEmpty()
                && child.select().getSelectItems().stream().allMatch(item -> value(item, "x") != null);
        return flat ? Optional.of(join(parent, (Column) flowing.getExpression(), table.get())) : Optional.empty();
    }

    private Draft join(Query parent, Column flowing, Table table) {
        Gates.check(parent);
        Keyed keyed = Keyed.of(child.select().getWhere(), Draft.CHILD + ask.marker());
        Aliases aliases = new Aliases();
        Optional<Table> only = parent.onlyTable();
        only.ifPresentOrElse(one -> aliases.qualify(parent, one), () -> aliases.take(parent));
        String name = aliases.fresh(table);
        Set<String> labels = new HashSet<>();
        List<SelectItem<?>> inner = new ArrayList<>(List.of(SelectItem.from(keyed.key())));
        for (SelectItem<?> item : child.select().getSelectItems()) {
            String label = label(item, table);
            label = labels.add(label) ? label : label + inner.size();
            Expression value = value(item, name + "." + label);
            parent.select()
                    .getSelectItems()
                    .add(
                            value instanceof Column
                                    ? SelectItem.from(value)
                                    : SelectItem.from(value, new Alias(label, true)));
            inner.add(SelectItem.from(aggregate(item), new Alias(label, true)));
        }
        child.select().setSelectItems(inner);
        child.select().setWhere(keyed.rest().stream().reduce(AndExpression::new).orElse(null));
        group();
        Table source = flowing.getTable() != null ? flowing.getTable() : new Table(Query.name(only.orElseThrow()));
        Column column = new Column(new Table(name), keyed.key().getColumnName());
        ParenthesedSelect groups = new ParenthesedSelect().withSelect(child.select());
        groups.setAlias(new Alias(name, false));
        parent.select()
                .addJoins(new Join()
                        .withLeft(true)
                        .setFromItem(groups)
                        .addOnExpression(new EqualsTo(column, new Column(source, flowing.getColumnName()))));
        return Draft.of(Cure.Kind.GROUP_BY, parent.select().toString(), "");
    }

    private static String label(SelectItem<?> item, Table table) {
        return item.getAlias() != null
                ? item.getAlias().getName()
                : Query.bare(table.getName()) + "_" + Query.bare(function(aggregate(item)));
    }

    /** What the groups compute: a COALESCE around it moves outside. */
    private static Expression aggregate(SelectItem<?> item) {
        return item.getExpression() instanceof Function function && defaulted(function)
                ? function.getParameters().get(0)
                : item.getExpression();
    }

    private static boolean defaulted(Function function) {
        return function.getName().equalsIgnoreCase("coalesce")
                && function.getParameters().size() == 2
                && Gates.AGGREGATES.contains(
                        Query.bare(function(function.getParameters().get(0))));
    }

    private static String function(Expression expression) {
        return expression instanceof Function function ? function.getName() : "";
    }

    /** What the parent puts out for it, as of an empty group; null when that cannot be told. */
    private static @Nullable Expression value(SelectItem<?> item, String column) {
        Expression plain = new Column(column);
        if (!(item.getExpression() instanceof Function function)) {
            return null;
        }
        if (defaulted(function)) {
            boolean counted = function(function.getParameters().get(0))
                    .toLowerCase(java.util.Locale.ROOT)
                    .startsWith("count");
            return counted ? null : coalesce(plain, function.getParameters().get(1));
        }
        String name = Query.bare(function.getName());
        if (!Gates.AGGREGATES.contains(name) || name.equals("total")) {
            return null;
        }
        return name.startsWith("count") ? coalesce(plain, new LongValue(0)) : plain;
    }

    private static Function coalesce(Expression value, Expression otherwise) {
        return new Function("COALESCE", value, otherwise);
    }
}
