package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Link;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Parent and child as one statement: each row of the parent, and beside it what the child would have found for it. */
final class JoinRewrite {
    private JoinRewrite() {}

    /**
     * @param left whether parents without a child must stay; without it, each of them is known to have one
     */
    static Draft of(Ask ask, boolean left) {
        Query child = child(ask);
        Query parent = Query.of(ask.parent(), 0);
        Gates.check(parent);
        Keyed keyed = Keyed.of(child.select().getWhere(), Draft.CHILD + ask.marker());
        SelectItem<?> flowing = parent.item(ask.index(), ask.column());
        if (flowing == null) {
            throw new Refusal("the parent's text does not say which of its columns the keys are");
        }
        if (ask.also().isEmpty()) {
            return PlainJoin.of(parent, child, keyed, flowing, left)
                    .orElseGet(() -> DerivedJoin.of(parent, child, keyed, flowing, left));
        }
        Keyed paired = paired(ask, parent, keyed);
        return PlainJoin.of(parent, child, paired, flowing, left)
                .orElseThrow(() -> new Refusal("its key has several columns, and one of the two queries is not flat"));
    }

    /** The other columns of a composite key meet columns of the parent, as the first one does. */
    private static Keyed paired(Ask ask, Query parent, Keyed keyed) {
        List<Keyed.Pair> also = new ArrayList<>();
        Keyed left = keyed;
        for (Link link : ask.also()) {
            SelectItem<?> item = parent.item(link.index(), link.column());
            if (item == null || !(item.getExpression() instanceof Column column)) {
                throw new Refusal("the parent's text does not say which of its columns the keys are");
            }
            Keyed next = left.without(Draft.CHILD + link.bind());
            also.add(new Keyed.Pair(next.key(), column));
            left = next;
        }
        return new Keyed(keyed.key(), left.rest(), also);
    }

    private static Query child(Ask ask) {
        Query child = Query.of(ask.child(), Draft.CHILD);
        Gates.check(child);
        if (ask.single()) {
            child.unbound(Keyed.of(child.select().getWhere(), Draft.CHILD + ask.marker())
                    .key());
        }
        if (child.bounded()) {
            throw new Refusal("the child bounds its rows per key, and a join cannot");
        }
        if (child.grouped() || child.windowed() || child.select().getDistinct() != null) {
            throw new Refusal("the child aggregates or sorts out duplicates per key, and a join cannot");
        }
        return child;
    }
}
