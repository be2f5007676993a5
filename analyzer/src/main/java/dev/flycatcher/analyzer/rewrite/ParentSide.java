package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * The parent as the statement that its child is joined to: itself where it is flat, else a derived table under its
 * first table's name.
 */
final class ParentSide {
    private final Query parent;
    private final PlainSelect select;
    private final String name;
    private final boolean derived;
    private final String order;

    private ParentSide(Query parent, PlainSelect select, String name, boolean derived, String order) {
        this.parent = parent;
        this.select = select;
        this.name = name;
        this.derived = derived;
        this.order = order;
    }

    /** Whether it needs no derived table, and the keys are columns of its tables. */
    static boolean flat(Query parent, List<SelectItem<?>> flowing) {
        return Flat.parent(parent) && flowing.stream().allMatch(item -> item.getExpression() instanceof Column);
    }

    /** The flat parent, each of its columns with its table. */
    static ParentSide plain(Query parent, Aliases aliases) {
        parent.onlyTable().ifPresentOrElse(only -> aliases.qualify(parent, only), () -> aliases.take(parent));
        String name = parent.onlyTable().map(Query::name).orElse("");
        return new ParentSide(parent, parent.select(), name, false, "");
    }

    /** The parent whole, its order said again outside. */
    static ParentSide derived(Query parent, Aliases aliases) {
        Derived.check(parent, "parent");
        String name = aliases.fresh(parent, "p");
        String order = Derived.outside(parent, name);
        ParenthesedSelect inner = new ParenthesedSelect().withSelect(parent.select());
        PlainSelect outer = new PlainSelect().withFromItem(inner.withAlias(new Alias(name, false)));
        outer.addSelectItems(Derived.outputs(parent.select().getSelectItems(), name));
        return new ParentSide(parent, outer, name, true, order);
    }

    /** That column of it, as the statement that grows calls it. */
    Column column(SelectItem<?> item) {
        if (derived && Query.label(item).isEmpty()) {
            throw new Refusal("the column the keys are read from has no name in the parent's output");
        }
        if (derived) {
            return new Column(new Table(name), Derived.written(item));
        }
        Column column = (Column) item.getExpression();
        Table table = column.getTable() != null ? column.getTable() : new Table(name);
        return new Column(table, column.getColumnName());
    }

    /** Marks its tables' names as taken. */
    void take(Aliases names) {
        if (derived) {
            names.takeName(Query.bare(name));
        } else {
            names.take(parent);
        }
    }

    /** Names its output has already. */
    Set<String> labels() {
        Set<String> labels = new TreeSet<>();
        parent.select().getSelectItems().forEach(item -> labels.add(Query.label(item)));
        return labels;
    }

    /** The whole statement, once that stands beside the parent's rows. */
    String joined(Join join, List<SelectItem<?>> outputs) {
        select.getSelectItems().addAll(outputs);
        select.addJoins(join);
        return select + order;
    }
}
