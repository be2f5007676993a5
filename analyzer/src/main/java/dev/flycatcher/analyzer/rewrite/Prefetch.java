package dev.flycatcher.analyzer.rewrite;

import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.SelectItem;

/** The child for a list of keys at once; the key becomes an output, so that the rows can be told apart. */
final class Prefetch {
    private Prefetch() {}

    /** The child with a list that has room for so many keys. */
    static Draft of(Ask ask, int keys, Cure.Kind kind) {
        Query child = Query.of(ask.child(), Draft.CHILD);
        Gates.check(child);
        int marker = Draft.CHILD + ask.marker();
        Keyed keyed = Keyed.of(child.select().getWhere(), marker);
        if (ask.single()) {
            child.unbound(keyed.key());
        }
        splits(child, keyed.key());
        return list(child, keyed.key(), marker, keys, kind);
    }

    static Draft list(Query child, Column key, int marker, int keys, Cure.Kind kind) {
        child.select().setWhere(Keyed.replaced(child.select().getWhere(), marker, in(key, keys)));
        if (!child.puts(key)) {
            child.select().getSelectItems().add(SelectItem.from(key));
        }
        return Draft.of(kind, child.select().toString(), "");
    }

    /** Refuses what would be computed over all keys instead of over each. */
    static void splits(Query child, Column key) {
        if (child.bounded()) {
            throw new Refusal(
                    "it bounds its rows (LIMIT, OFFSET, FETCH or TOP), which would count over all keys at once");
        }
        if (child.grouped()) {
            throw new Refusal("it aggregates, which would run over all keys at once");
        }
        if (child.windowed()) {
            throw new Refusal("it has a window, which would run over all keys at once");
        }
        if (child.select().getDistinct() != null && !child.puts(key)) {
            throw new Refusal("DISTINCT without the key in its output would merge the rows of several keys");
        }
    }

    static InExpression in(Column key, int keys) {
        JdbcParameter[] markers = IntStream.range(0, keys)
                .mapToObj(i -> new JdbcParameter(0, true, "?"))
                .toArray(JdbcParameter[]::new);
        return new InExpression(key, new ParenthesedExpressionList<>(markers));
    }
}
