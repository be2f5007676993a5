package dev.flycatcher.analyzer.rewrite;

import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;

/** Which queries need no derived table around them to be joined: of each of their columns it can be told what it is of. */
final class Flat {
    private Flat() {}

    /** Whether every column of the parent can be told which table it is of, and rows of it join one by one. */
    static boolean parent(Query parent) {
        return plain(parent) && joinable(parent);
    }

    /** Whether its table can be joined by itself, its conditions being the join's. */
    static boolean child(Query child) {
        return child.onlyTable().isPresent() && plain(child);
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
                && parent.joins().stream().allMatch(Flat::keepsRows);
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
}
