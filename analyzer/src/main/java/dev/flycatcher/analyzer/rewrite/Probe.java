package dev.flycatcher.analyzer.rewrite;

import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.statement.select.Distinct;

/** A query that only asks whether there is a row: the keys that have one. */
final class Probe {
    static final String PRESENT = "A key that comes back has a row; one that does not has none.";

    private Probe() {}

    static Draft of(Ask ask, Lists lists) {
        Query child = Query.of(ask.child(), Draft.CHILD);
        Gates.check(child);
        boolean constant = child.select().getSelectItems().stream()
                .allMatch(item ->
                        item.getExpression() instanceof JdbcParameter || item.getExpression() instanceof LongValue);
        boolean plain = child.select().getOffset() == null && child.select().getGroupBy() == null;
        if (!constant || !plain || child.select().getHaving() != null) {
            throw new Refusal("it reads more than whether there is a row");
        }
        Key key = Key.of(child.select().getWhere(), ask);
        child.select().getSelectItems().clear();
        key.putOut(child);
        child.select().setDistinct(new Distinct());
        child.select().setLimit(null);
        child.select().setFetch(null);
        child.select().setTop(null);
        child.select().setOrderByElements(null);
        Draft draft = Prefetch.list(child, key, lists, Cure.Kind.GROUP_BY);
        return new Draft(draft.kind(), draft.sql(), draft.markers(), PRESENT);
    }
}
