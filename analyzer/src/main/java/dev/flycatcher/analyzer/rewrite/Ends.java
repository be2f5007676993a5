package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Link;
import dev.flycatcher.analyzer.detect.Schema;
import dev.flycatcher.analyzer.trace.Outline;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The columns that values flow from and to, each with the kind of the one at its other end.
 *
 * @param across by {@code table.column}, in any case
 */
record Ends(Map<String, Traps.Kind> across) {

    static Ends of(Finding finding, Schema schema) {
        Ends ends = new Ends(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        String label = finding.parent() == null ? null : finding.parent().column();
        ends.put(finding, schema, label, finding.child().bind());
        if (finding.flow() != null) {
            for (Link link : finding.flow().also()) {
                ends.put(finding, schema, link.column(), link.bind());
            }
        }
        return ends;
    }

    /** The kind at the other end of that column; null where nothing flows. */
    Traps.@Nullable Kind across(String table, String column) {
        return across.get(table + "." + column);
    }

    /** Whether one of them holds texts. */
    boolean ofTexts() {
        return across.containsValue(Traps.Kind.TEXT);
    }

    private void put(Finding finding, Schema schema, @Nullable String label, int bind) {
        Outline child = Outline.of(finding.child().shape());
        Outline.Use use = child.use(bind);
        String to = place(child.table(use.qualifier()), use.column());
        String from = label == null || finding.parent() == null
                ? to
                : source(Outline.of(finding.parent().shape()), label);
        Traps.Kind kindTo = kind(schema, to);
        Traps.Kind kindFrom = kind(schema, from);
        if (kindTo != null && kindFrom != null) {
            across.put(to, kindFrom);
            across.put(from, kindTo);
        }
    }

    /** The column behind that label of the parent's output. */
    private static String source(Outline parent, String label) {
        String bare = Query.bare(label);
        return parent.items().stream()
                .filter(item -> item.kind() == Outline.Item.Kind.COLUMN)
                .filter(item -> bare.equals(Query.bare(item.label())))
                .findFirst()
                .map(item -> place(parent.table(item.qualifier()), item.column()))
                .orElseGet(() -> place(parent.table(null), label));
    }

    private static String place(@Nullable String table, @Nullable String column) {
        return table + "." + column;
    }

    private static Traps.@Nullable Kind kind(Schema schema, String place) {
        int dot = place.indexOf('.');
        return schema.table(place.substring(0, dot))
                .flatMap(table -> table.columns().entrySet().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase(place.substring(dot + 1)))
                        .findFirst())
                .map(entry -> Traps.Kind.of(entry.getValue()))
                .orElse(null);
    }
}
