package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * The child as what is joined to its parent: its own table where it is flat, its conditions being the join's; else a
 * derived table that puts its keys out.
 *
 * @param from what is joined
 * @param keys its keys, as the join names them
 * @param outputs what it puts out, as the statement names it
 * @param conditions what must hold beside the keys
 */
record ChildSide(FromItem from, List<Column> keys, List<SelectItem<?>> outputs, List<Expression> conditions) {

    static ChildSide plain(Query child, List<Column> keys, List<Expression> rest, Aliases aliases) {
        Table table = child.onlyTable().orElseThrow();
        aliases.qualify(child, table);
        return new ChildSide(table, keys, child.select().getSelectItems(), rest);
    }

    static ChildSide derived(Query child, List<Column> keys, List<Expression> rest, Aliases aliases) {
        Derived.check(child, "child");
        String name = aliases.fresh(child, "c");
        List<SelectItem<?>> own = List.copyOf(child.select().getSelectItems());
        List<Column> outside = keys.stream()
                .map(key -> new Column(new Table(name), label(child, key)))
                .toList();
        child.select().setOrderByElements(null);
        child.select().setWhere(rest.stream().reduce(AndExpression::new).orElse(null));
        ParenthesedSelect whole = new ParenthesedSelect().withSelect(child.select());
        whole.setAlias(new Alias(name, false));
        return new ChildSide(whole, outside, Derived.outputs(own, name), List.of());
    }

    /** The label the key is put out under, which it is given where it is no output yet. */
    private static String label(Query child, Column key) {
        Set<String> taken = new TreeSet<>();
        for (SelectItem<?> item : child.select().getSelectItems()) {
            if (item.getExpression() instanceof Column && child.puts(item.getExpression(), key)) {
                return Derived.written(item);
            }
            taken.add(Query.label(item));
        }
        String name = key.getColumnName();
        if (child.puts(key)) {
            return name;
        }
        boolean free = !taken.contains(Query.bare(name));
        String label = free ? name : "key_" + Query.bare(name);
        child.select().addSelectItem(key, free ? null : new Alias(label, true));
        return label;
    }

    /** Its outputs, told apart from those labels of the parent; the first key's is known from what it meets. */
    List<SelectItem<?>> apart(Set<String> labels, String table) {
        return Derived.apart(outputs, labels, table, Query.bare(keys.get(0).getColumnName()));
    }
}
