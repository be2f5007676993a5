package dev.flycatcher.analyzer.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * The child's table joined into the parent as a person would write it: possible when both are flat, so that every
 * column can be told which table it is of.
 */
final class PlainJoin {
    private final Query parent;
    private final Query child;
    private final Keyed keyed;
    private final Column flowing;
    private final boolean left;

    private PlainJoin(Query parent, Query child, Keyed keyed, Column flowing, boolean left) {
        this.parent = parent;
        this.child = child;
        this.keyed = keyed;
        this.flowing = flowing;
        this.left = left;
    }

    /** The join, or nothing when derived tables are needed to be sure. */
    static Optional<Draft> of(Query parent, Query child, Keyed keyed, SelectItem<?> flowing, boolean left) {
        Optional<Table> table = child.onlyTable();
        boolean flat = table.isPresent()
                && plain(child)
                && child.order().isEmpty()
                && flat(parent)
                && (!parent.bounded() || identifies(table.get(), keyed.key()))
                && flowing.getExpression() instanceof Column;
        return flat
                ? Optional.of(
                        new PlainJoin(parent, child, keyed, (Column) flowing.getExpression(), left).draft(table.get()))
                : Optional.empty();
    }

    /** Whether every column of the parent can be told which table it is of, and rows of it join one by one. */
    static boolean flat(Query parent) {
        return plain(parent) && joinable(parent);
    }

    private static boolean plain(Query query) {
        return !query.nested()
                && !query.grouped()
                && !query.windowed()
                && query.select().getDistinct() == null
                && query.select().getWithItemsList() == null
                && !query.tokens().has("(", "+", ")");
    }

    private static boolean joinable(Query parent) {
        boolean tables = parent.select().getFromItem() instanceof Table
                && parent.joins().stream().allMatch(PlainJoin::keepsRows);
        boolean qualified = parent.joins().isEmpty()
                || !parent.star()
                        && parent.columns().stream()
                                .noneMatch(column -> Query.qualifier(column).isEmpty());
        return tables && qualified;
    }

    /** Whether the column is called as the table's own key, so that a bound on the parent's rows still counts parents. */
    static boolean identifies(Table table, Column key) {
        String column = Query.bare(key.getColumnName()).replace("_", "");
        String name = Query.bare(table.getName()).replace("_", "");
        return column.equals("id") || column.equals(name + "id") || (column.equals(name.replaceAll("s$", "") + "id"));
    }

    private static boolean keepsRows(Join join) {
        FromItem item = join.getFromItem();
        return item instanceof Table
                && !join.isSimple()
                && !join.isNatural()
                && join.getUsingColumns().isEmpty();
    }

    private Draft draft(Table table) {
        Aliases aliases = new Aliases();
        Optional<Table> only = parent.onlyTable();
        if (only.isPresent()) {
            aliases.qualify(parent, only.get());
        } else {
            aliases.take(parent);
        }
        aliases.qualify(child, table);
        parent.select().getSelectItems().addAll(outputs(table));
        parent.select().addJoins(join(table));
        return Draft.of(Cure.Kind.JOIN, parent.select().toString(), "");
    }

    private Join join(Table table) {
        Expression on = new EqualsTo(keyed.key(), of(flowing));
        for (Keyed.Pair pair : keyed.also()) {
            on = new AndExpression(on, new EqualsTo(pair.key(), of(pair.parent())));
        }
        for (Expression condition : keyed.rest()) {
            on = new AndExpression(on, condition);
        }
        return new Join().withLeft(left).setFromItem(table).addOnExpression(on);
    }

    /** The parent's column with its table; one behind a star is of the only one. */
    private Column of(Column column) {
        Table table = column.getTable() != null
                ? column.getTable()
                : parent.onlyTable().map(only -> new Table(Query.name(only))).orElseThrow();
        return new Column(table, column.getColumnName());
    }

    /** The child's outputs; one whose label the parent has already gets the table's name in front. */
    private List<SelectItem<?>> outputs(Table table) {
        Set<String> labels = new TreeSet<>();
        parent.select().getSelectItems().forEach(item -> labels.add(Query.label(item)));
        List<SelectItem<?>> outputs = new ArrayList<>();
        for (SelectItem<?> item : child.select().getSelectItems()) {
            String label = Query.label(item);
            boolean key = item.getExpression() instanceof Column column
                    && Query.same(column.getColumnName(), keyed.key().getColumnName());
            if (!label.isEmpty() && !key && labels.contains(label)) {
                item.setAlias(new Alias(Query.bare(table.getName()) + "_" + label, true));
            }
            outputs.add(item);
        }
        return outputs;
    }
}
