package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** Names of tables in a statement that two statements grow into: kept where they are free, short where they are new. */
final class Aliases {
    /** Words that look like columns and are none. */
    private static final Set<String> PSEUDO = Set.of(
            "sysdate",
            "systimestamp",
            "rownum",
            "level",
            "user",
            "current_user",
            "session_user",
            "system_user",
            "current_role",
            "current_schema",
            "localtime",
            "localtimestamp",
            "true",
            "false",
            "unknown",
            "default");

    private static final Set<String> RESERVED = Set.of(
            "as", "at", "by", "do", "go", "if", "in", "is", "no", "of", "on", "or", "to", "all", "and", "any", "asc",
            "end", "for", "int", "not", "out", "row", "set", "top", "use");

    private final Set<String> taken = new TreeSet<>();

    /** Marks the names of that query as taken. */
    void take(Query query) {
        query.joins().forEach(join -> take(join.getFromItem() instanceof Table t ? t : null));
        take(query.select().getFromItem() instanceof Table t ? t : null);
    }

    void takeName(String name) {
        taken.add(name);
    }

    /** A short name for a derived table made of that table's rows. */
    String fresh(Table table) {
        String name = free(initials(table), "");
        taken.add(name);
        return name;
    }

    /** A name for the query as a derived table: of its first table, or that one where there is no such thing. */
    String fresh(Query query, String otherwise) {
        FromItem from = query.select().getFromItem();
        if (from.getAlias() == null) {
            return fresh(from instanceof Table table ? table : new Table(otherwise));
        }
        String old = from.getAlias().getName();
        String name = taken.contains(Query.bare(old)) ? free(Query.bare(old), "") : old;
        taken.add(Query.bare(name));
        return name;
    }

    private void take(@Nullable Table table) {
        if (table != null) {
            taken.add(Query.bare(Query.name(table)));
        }
    }

    /** Gives the query's only table a name no other has, and every column of the query that name. */
    void qualify(Query query, Table table) {
        String old = Query.name(table);
        String name = name(table, query.columns());
        if (!name.equals(old) || table.getAlias() == null && !name.equals(table.getName())) {
            table.setAlias(
                    new Alias(name, table.getAlias() != null && table.getAlias().isUseAs()));
        }
        taken.add(Query.bare(name));
        Table qualifier = new Table(name);
        List<SelectItem<?>> labelled = List.copyOf(query.select().getSelectItems());
        query.columns().stream()
                .filter(column -> !pseudo(column) && !orderedByLabel(query, column, labelled))
                .forEach(column -> column.setTable(qualifier));
        query.select().getSelectItems().replaceAll(item -> star(item, qualifier));
    }

    private static SelectItem<?> star(SelectItem<?> item, Table qualifier) {
        return item.getExpression() instanceof AllColumns ? SelectItem.from(new AllTableColumns(qualifier)) : item;
    }

    /** Whether it only looks like a column. */
    static boolean pseudo(Column column) {
        return column.getTable() == null && PSEUDO.contains(Query.bare(column.getColumnName()));
    }

    private static boolean orderedByLabel(Query query, Column column, List<SelectItem<?>> items) {
        boolean ordering = query.order().stream().anyMatch(element -> element.getExpression() == column)
                && column.getTable() == null;
        return ordering
                && items.stream()
                        .anyMatch(item -> item.getAlias() != null
                                && Query.same(item.getAlias().getName(), column.getColumnName()));
    }

    private String name(Table table, List<Column> columns) {
        String old = Query.name(table);
        boolean named = table.getAlias() != null
                || columns.stream().anyMatch(column -> !Query.qualifier(column).isEmpty());
        if (!named) {
            return free(initials(table), "");
        }
        if (!taken.contains(Query.bare(old))) {
            return old;
        }
        String quote = old.matches("[\"`].*") ? old.substring(0, 1) : "";
        String base = table.getAlias() == null ? initials(table) : Query.bare(old);
        return free(base, quote);
    }

    private String free(String base, String quote) {
        String stem = base.replaceAll("\\d+$", "");
        String name = base;
        for (int i = 2; taken.contains(name); i++) {
            name = (stem.isEmpty() ? "t" : stem) + i;
        }
        return quote + name + quote;
    }

    /** {@code order_items} is {@code oi}. */
    private static String initials(Table table) {
        StringBuilder initials = new StringBuilder();
        for (String word : Query.bare(table.getName()).split("[^a-z]+")) {
            initials.append(word, 0, Math.min(1, word.length()));
        }
        String letters = initials.toString().toLowerCase(Locale.ROOT);
        if (letters.isEmpty()) {
            return "t";
        }
        return RESERVED.contains(letters) ? letters.substring(0, 1) : letters;
    }
}
