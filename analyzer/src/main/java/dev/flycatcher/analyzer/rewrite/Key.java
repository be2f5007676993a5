package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * The key a child is asked by: one column or several, in the order in which the text compares them.
 *
 * @param columns the columns compared
 * @param markers the marker each is compared with
 */
record Key(List<Column> columns, List<Integer> markers) {

    /** The key in that condition; refused when one of its markers is not a plain {@code column = ?} of a top-level AND. */
    static Key of(Expression where, Ask ask) {
        List<Integer> markers = ask.markers();
        List<Column> columns = new ArrayList<>();
        Keyed keyed = Keyed.of(where, markers.get(0));
        columns.add(keyed.key());
        for (int marker : markers.subList(1, markers.size())) {
            keyed = keyed.without(marker);
            columns.add(keyed.key());
        }
        return new Key(columns, markers);
    }

    /** The condition with all comparisons of the key taken out and that one put in. */
    Expression replaced(Expression where, Expression condition) {
        Expression changed = Keyed.replaced(where, markers.get(0), condition);
        for (int marker : markers.subList(1, markers.size())) {
            changed = Keyed.removed(changed, marker);
        }
        return changed;
    }

    /** The condition with each column of the key compared with an expression of its own. */
    Expression equal(Expression where, List<? extends Expression> others) {
        Expression changed = where;
        for (int i = 0; i < columns.size(); i++) {
            changed = Keyed.replaced(changed, markers.get(i), Keyed.equal(columns.get(i), others.get(i)));
        }
        return changed;
    }

    /** Makes its columns outputs of the query, where they are none. */
    void putOut(Query child) {
        for (Column column : columns) {
            if (!child.puts(column)) {
                child.select().getSelectItems().add(SelectItem.from(column));
            }
        }
    }

    boolean isPutOut(Query child) {
        return columns.stream().allMatch(child::puts);
    }

    /** Its columns' names as the output labels them. */
    List<String> labels() {
        return columns.stream()
                .map(column -> Query.bare(column.getColumnName()))
                .toList();
    }

    /** The finding's markers in the order of the text. */
    static List<Integer> markers(int marker, List<Link> also) {
        return Stream.concat(Stream.of(marker), also.stream().map(Link::bind))
                .map(bind -> Draft.CHILD + bind)
                .sorted()
                .toList();
    }
}
