package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Schema;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tables of one engine as another has to be told of them to take the same statements. */
final class StandIn {
    private StandIn() {}

    /** Names in capitals, which is what HSQLDB makes of those that a statement writes without quotes. */
    static Map<String, Schema.Table> upper(Map<String, Schema.Table> tables) {
        Map<String, Schema.Table> upper = new LinkedHashMap<>();
        tables.forEach((name, table) -> {
            Map<String, Schema.Column> columns = new LinkedHashMap<>();
            table.columns().forEach((column, of) -> columns.put(upper(column), of));
            List<Schema.ForeignKey> keys = table.foreignKeys().stream()
                    .map(key -> new Schema.ForeignKey(upper(key.columns()), upper(key.table()), upper(key.referred())))
                    .toList();
            List<List<String>> unique =
                    table.unique().stream().map(StandIn::upper).toList();
            upper.put(upper(name), new Schema.Table(columns, unique, List.of(), keys, table.rows()));
        });
        return upper;
    }

    private static List<String> upper(List<String> names) {
        return names.stream().map(StandIn::upper).toList();
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /** A table that rows are inserted into, whose other columns have values of the database's making: here they may be NULL. */
    static Schema.Table relaxed(Finding finding, String name, Schema.Table table) {
        Outline outline = Outline.of(finding.child().shape());
        boolean written = finding.child().shape().verb() == Verb.INSERT
                && outline.tables().get(0).name().equalsIgnoreCase(name);
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Outline.Use use : outline.uses()) {
            if (use.column() != null) {
                named.add(use.column());
            }
        }
        if (!written || named.isEmpty()) {
            return table;
        }
        Map<String, Schema.Column> columns = new LinkedHashMap<>(table.columns());
        columns.replaceAll((column, of) -> named.contains(column) ? of : of.maybe());
        return new Schema.Table(columns, table.unique(), table.indexes(), table.foreignKeys(), table.rows());
    }
}
