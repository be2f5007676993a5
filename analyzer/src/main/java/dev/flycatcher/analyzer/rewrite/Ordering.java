package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;

/**
 * The order a query gives its rows in, as far as its output shows it: rows that are equal in it may change places.
 *
 * @param columns 0-based columns of a row that it orders by, the first one first; empty when it orders by nothing shown
 */
record Ordering(List<Integer> columns) {

    /** The child's order, its columns lying that far to the right in a row. */
    static Ordering of(Ask ask, List<String> labels, int offset) {
        return of(ask.child(), labels, offset);
    }

    /** The parent's order, its columns being the first of a row. */
    static Ordering ofParent(Ask ask, List<String> labels) {
        return of(ask.parent(), labels, 0);
    }

    private static Ordering of(String sql, List<String> labels, int offset) {
        try {
            return new Ordering(Query.of(sql, Draft.CHILD).order().stream()
                    .map(element -> place(element.getExpression(), labels))
                    .takeWhile(at -> at >= 0)
                    .map(at -> at + offset)
                    .toList());
        } catch (Refusal unread) {
            return new Ordering(List.of());
        }
    }

    private static int place(Expression by, List<String> labels) {
        if (by instanceof LongValue value) {
            return (int) value.getValue() - 1;
        }
        return by instanceof Column column ? labels.indexOf(Query.bare(column.getColumnName())) : -1;
    }

    boolean same(List<List<String>> one, List<List<String>> other) {
        return columns.isEmpty() || shown(one).equals(shown(other));
    }

    private List<List<String>> shown(List<List<String>> rows) {
        return rows.stream()
                .map(row -> columns.stream().map(at -> folded(row.get(at))).toList())
                .toList();
    }

    /** Texts that some collation holds equal may change places. */
    private static String folded(String cell) {
        return cell.toLowerCase(Locale.ROOT).stripTrailing();
    }
}
