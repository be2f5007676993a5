package dev.flycatcher.analyzer.rewrite;

/** The child for a list of keys at once; the key becomes an output, so that the rows can be told apart. */
final class Prefetch {
    private Prefetch() {}

    /** The child with a list that has room for so many keys. */
    static Draft of(Ask ask, Lists lists, Cure.Kind kind) {
        Query child = Query.of(ask.child(), Draft.CHILD);
        Gates.check(child);
        Key key = Key.of(child.select().getWhere(), ask);
        if (ask.single() && key.columns().size() == 1) {
            child.unbound(key.columns().get(0));
        }
        splits(child, key);
        return list(child, key, lists, kind);
    }

    static Draft list(Query child, Key key, Lists lists, Cure.Kind kind) {
        child.select().setWhere(key.replaced(child.select().getWhere(), lists.holds(key)));
        key.putOut(child);
        return Draft.of(kind, child.select().toString(), "");
    }

    /** Refuses what would be computed over all keys instead of over each. */
    static void splits(Query child, Key key) {
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
        if (child.select().getDistinct() != null && !key.isPutOut(child)) {
            throw new Refusal("DISTINCT without the key in its output would merge the rows of several keys");
        }
    }
}
