package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Link;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Join;
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
        List<Column> keys = new ArrayList<>(List.of(keyed.key()));
        List<SelectItem<?>> flowing = new ArrayList<>(List.of(flowing(parent, ask.index(), ask.column())));
        for (Link link : ask.also()) {
            flowing.add(flowing(parent, link.index(), link.column()));
            keyed = keyed.without(Draft.CHILD + link.bind());
            keys.add(keyed.key());
        }
        return sides(parent, child, flowing, new Meeting(keys, keyed.rest(), left));
    }

    /**
     * What is asked of the child.
     *
     * @param keys its columns that meet the parent's
     * @param rest its other conditions
     */
    private record Meeting(List<Column> keys, List<Expression> rest, boolean left) {}

    private static Draft sides(Query parent, Query child, List<SelectItem<?>> flowing, Meeting meeting) {
        boolean flat = Flat.child(child);
        boolean counted = !parent.bounded()
                || flat
                        && Flat.identifies(
                                child.onlyTable().orElseThrow(), meeting.keys().get(0));
        Aliases aliases = new Aliases();
        ParentSide first = counted && ParentSide.flat(parent, flowing)
                ? ParentSide.plain(parent, aliases)
                : ParentSide.derived(parent, aliases);
        ChildSide second = flat
                ? ChildSide.plain(child, meeting.keys(), meeting.rest(), aliases)
                : ChildSide.derived(child, meeting.keys(), meeting.rest(), aliases);
        return joined(first, second, flowing, meeting.left(), Query.table(child));
    }

    private static Draft joined(
            ParentSide parent, ChildSide child, List<SelectItem<?>> flowing, boolean left, String table) {
        Expression on = new EqualsTo(child.keys().get(0), parent.column(flowing.get(0)));
        for (int i = 1; i < flowing.size(); i++) {
            on = new AndExpression(on, new EqualsTo(child.keys().get(i), parent.column(flowing.get(i))));
        }
        for (Expression condition : child.conditions()) {
            on = new AndExpression(on, condition);
        }
        Join join = new Join().withLeft(left).setFromItem(child.from()).addOnExpression(on);
        return Draft.of(Cure.Kind.JOIN, parent.joined(join, child.apart(parent.labels(), table)), "");
    }

    private static SelectItem<?> flowing(Query parent, int index, String column) {
        SelectItem<?> item = parent.item(index, column);
        if (item == null) {
            throw new Refusal("the parent's text does not say which of its columns the keys are");
        }
        return item;
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
