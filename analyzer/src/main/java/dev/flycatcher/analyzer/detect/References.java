package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Foreign keys inferred from flow: what loops looked up, whichever way round they did. */
final class References {
    private static final int MOST = 1_000;

    private final Map<String, Reference> found = new LinkedHashMap<>();

    void add(Reference reference) {
        String key = (reference.table() + " " + reference.column() + " " + reference.referredTable() + " "
                        + reference.referredColumn())
                .toLowerCase(Locale.ROOT);
        if (found.size() < MOST || found.containsKey(key)) {
            found.merge(key, reference, Reference::plus);
        }
    }

    /** What a loop speaks of; null for nothing. */
    static @Nullable Reference of(Loop loop) {
        Key key = loop.edge().key();
        Use use = loop.edge().child().use(loop.edge().marker());
        String table = loop.edge().child().outline().table(use.qualifier());
        if (key.table() == null
                || table == null
                || use.column() == null
                || loop.edge().names() == Names.CONTRADICT) {
            return null;
        }
        boolean parentRefers = Names.key(use.column()) || !Names.key(key.name()) && loop.toOne();
        return parentRefers
                ? new Reference(key.table(), key.name(), table, use.column(), loop.size())
                : new Reference(table, use.column(), key.table(), key.name(), loop.size());
    }

    List<Reference> all() {
        List<Reference> all = new ArrayList<>(found.values());
        all.sort(Comparator.comparingLong(Reference::executions).reversed());
        return all;
    }
}
