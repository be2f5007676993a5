package dev.flycatcher.analyzer.rewrite;

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
        return PlainJoin.of(parent, child, keyed, flowing, left)
                .orElseGet(() -> DerivedJoin.of(parent, child, keyed, flowing, left));
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
