package dev.flycatcher.analyzer.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * One parsed SELECT and its words. The tree is this object's own and may be changed.
 *
 * @param select the tree
 * @param tokens its text's tokens
 */
record Query(PlainSelect select, Tokens tokens) {

    /** The text's query, its markers numbered from {@code first + 1}; anything but one plain SELECT is refused. */
    static Query of(String sql, int first) {
        String numbered = Tokens.numbered(Parsing.sized(sql), first);
        if (Parsing.parse(numbered) instanceof PlainSelect select) {
            if (select.getFromItem() == null) {
                throw new Refusal("the query reads no table");
            }
            select.setWhere(Tuples.apart(select.getWhere()));
            return new Query(select, Tokens.of(sql));
        }
        throw new Refusal("it is not a single SELECT but a set operation, a procedure or a write");
    }

    List<Join> joins() {
        return select.getJoins() == null ? List.of() : select.getJoins();
    }

    List<OrderByElement> order() {
        return select.getOrderByElements() == null ? List.of() : select.getOrderByElements();
    }

    /** The only table, when the query reads just one and has no subquery. */
    Optional<Table> onlyTable() {
        boolean only = joins().isEmpty() && !nested();
        return only && select.getFromItem() instanceof Table table ? Optional.of(table) : Optional.empty();
    }

    boolean nested() {
        return tokens.list().stream().filter("select"::equals).count() != 1;
    }

    boolean bounded() {
        return select.getLimit() != null
                || select.getOffset() != null
                || select.getFetch() != null
                || select.getTop() != null
                || select.getFirst() != null
                || select.getSkip() != null
                || tokens.has("rownum");
    }

    /** Takes off a LIMIT that changes nothing: of one row, found by its table's own key. */
    void unbound(Column key) {
        if (onlyTable().filter(table -> Flat.identifies(table, key)).isPresent()) {
            select.setLimit(null);
            select.setOffset(null);
            select.setFetch(null);
            select.setTop(null);
            select.setOrderByElements(null);
        }
    }

    /** Says of the order by columns' places which columns they are; where an output is no column the place stays. */
    void unpositioned() {
        for (OrderByElement element : order()) {
            int place = element.getExpression() instanceof LongValue value ? (int) value.getValue() : 0;
            if (!star() && place > 0 && place <= select.getSelectItems().size()) {
                SelectItem<?> item = select.getSelectItems().get(place - 1);
                if (item.getExpression() instanceof Column column) {
                    element.setExpression(new Column(column.getTable(), column.getColumnName()));
                }
            }
        }
    }

    /** Whether rows are ordered by a place that is no column, or by a bind. */
    boolean positioned() {
        return order().stream()
                .map(OrderByElement::getExpression)
                .anyMatch(by -> by instanceof LongValue || by instanceof JdbcParameter);
    }

    boolean grouped() {
        return select.getGroupBy() != null || select.getHaving() != null || aggregates();
    }

    boolean aggregates() {
        return !windowed() && !tokens.outer().called(Gates.AGGREGATES).isEmpty();
    }

    boolean windowed() {
        return tokens.outer().has("over") || select.getQualify() != null || select.getWindowDefinitions() != null;
    }

    boolean star() {
        return select.getSelectItems().stream().anyMatch(item -> item.getExpression() instanceof AllColumns);
    }

    /** The name a result set gives the item, "" for an expression without alias and for a star. */
    static String label(SelectItem<?> item) {
        if (item.getAlias() != null) {
            return bare(item.getAlias().getName());
        }
        return item.getExpression() instanceof Column column ? bare(column.getColumnName()) : "";
    }

    /** The item with that 1-based index or that label; null when the text does not say which it is. */
    @Nullable
    SelectItem<?> item(int index, String label) {
        List<SelectItem<?>> items = select.getSelectItems();
        if (index > 0 && index <= items.size() && !star()) {
            return items.get(index - 1);
        }
        List<SelectItem<?>> named = new ArrayList<>(items);
        named.removeIf(item -> !label(item).equalsIgnoreCase(bare(label)));
        if (named.isEmpty() && star() && onlyTable().isPresent() && label.matches("[\\p{L}_][\\p{L}\\p{N}_$]*")) {
            return SelectItem.from(new Column(label));
        }
        return named.size() == 1 ? named.get(0) : null;
    }

    /** Whether the output has that column of this query already. */
    boolean puts(Column key) {
        return select.getSelectItems().stream().anyMatch(item -> puts(item.getExpression(), key));
    }

    /** Whether that output is the column, or has it among others. */
    boolean puts(Expression expression, Column key) {
        if (expression instanceof AllTableColumns all) {
            return key.getTable() != null
                    && same(all.getTable().getName(), key.getTable().getName());
        }
        if (expression instanceof AllColumns) {
            return true;
        }
        return expression instanceof Column column
                && same(column.getColumnName(), key.getColumnName())
                && (onlyTable().isPresent() || same(qualifier(column), qualifier(key)));
    }

    /** Every column named outside subqueries and outside {@code GROUP BY}. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        walk(columns::add);
        return columns;
    }

    private void walk(Consumer<Column> found) {
        ExpressionVisitorAdapter<Void> visitor = new ExpressionVisitorAdapter<>() {
            @Override
            public <S> Void visit(Column column, S context) {
                found.accept(column);
                return null;
            }
        };
        List<Expression> roots = new ArrayList<>();
        select.getSelectItems().forEach(item -> roots.add(item.getExpression()));
        joins().forEach(join -> roots.addAll(join.getOnExpressions()));
        roots.add(select.getWhere());
        order().forEach(element -> roots.add(element.getExpression()));
        roots.stream()
                .filter(root -> root != null && !(root instanceof AllColumns))
                .forEach(root -> root.accept(visitor, null));
    }

    static String qualifier(Column column) {
        return column.getTable() == null ? "" : column.getTable().getName();
    }

    static boolean same(String name, String other) {
        return bare(name).equals(bare(other));
    }

    /** A name without its quotes, in lower case. */
    static String bare(@Nullable String name) {
        return name == null ? "" : name.replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    static String name(Table table) {
        Alias alias = table.getAlias();
        return alias == null ? table.getName() : alias.getName();
    }

    /** What its first table is called, without quotes; "" where that is none. */
    static String table(Query query) {
        return query.select().getFromItem() instanceof Table table ? bare(table.getName()) : "";
    }
}
