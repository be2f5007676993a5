package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The names a cure is told in, taken from tables and columns as mappers by default take them: {@code order_items} is
 * {@code OrderItem}, {@code customer_id} is {@code customer}.
 *
 * @param parent the parent's table, "" when nothing fed the loop
 * @param column the parent's column the keys are read from
 * @param child the child's table
 * @param key the column the key is compared with
 * @param query the child's text
 * @param draft the rewritten statement
 */
record Words(String parent, String column, String child, String key, String query, Draft draft) {

    static Words of(Finding finding, Draft draft) {
        Parent parent = finding.parent();
        String sql = finding.child().shape().sql();
        String column = finding.child().column();
        return new Words(
                parent == null ? "" : Advice.table(parent.shape().sql()),
                parent == null ? "" : Query.bare(parent.column()),
                Advice.table(sql),
                column == null ? "key" : Query.bare(column),
                oneLine(sql),
                draft);
    }

    boolean joins() {
        return draft.kind() == Cure.Kind.JOIN;
    }

    /** Whether the cure reads the same rows for many keys, and nothing else. */
    boolean lists() {
        return switch (draft.kind()) {
            case PREFETCH, BATCH, CACHE -> true;
            default -> false;
        };
    }

    /** The reference a to-one key is: {@code user_id} is {@code user}. */
    String reference() {
        String name = column.replaceAll("_?id$", "");
        return camel(name.isEmpty() ? singular(child) : name);
    }

    /** {@code order_items} as a type: {@code OrderItem}. */
    static String type(String table) {
        String name = camel(singular(table));
        return name.isEmpty() ? "Row" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** {@code order_items} as a constant of one row: {@code ORDER_ITEM}. */
    static String constant(String table) {
        return word(singular(table)).toUpperCase(Locale.ROOT);
    }

    /** A name for one row in a query; a whole word might be one of the query language's. */
    static String letter(String table) {
        String name = camel(table);
        return name.isEmpty() ? "r" : name.substring(0, 1).toLowerCase(Locale.ROOT);
    }

    static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : word(name).split("_+")) {
            boolean first = camel.length() == 0;
            camel.append(
                    first || part.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return camel.toString();
    }

    static String singular(String table) {
        if (table.endsWith("ies")) {
            return table.substring(0, table.length() - 3) + "y";
        }
        boolean plural = table.endsWith("s") && !table.endsWith("ss") && !table.endsWith("us");
        return plural ? table.substring(0, table.length() - (table.endsWith("sses") ? 2 : 1)) : table;
    }

    /** Letters, digits and underscores alone: names of hostile text must not end what they stand in. */
    static String word(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}_]", "");
    }

    /** One line that cannot end a comment. */
    static String oneLine(String sql) {
        return sql.replaceAll("[\\r\\n\\\\]+", " ").replace("*/", "* /");
    }

    /** The statement as a Java text block. */
    String text() {
        return text(draft.sql());
    }

    static String text(String sql) {
        String escaped = sql.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
        return "\"\"\"\n        " + escaped + (escaped.endsWith("\"") ? "\\\n" : "") + "\"\"\"";
    }

    /** The statement with its list of keys and its other binds as named parameters. */
    String named() {
        return named(true);
    }

    /** The statement with its list of keys as the word {@code :keys}, and its other binds as they are. */
    String listed() {
        return named(false);
    }

    private String named(boolean all) {
        StringBuilder named = new StringBuilder();
        Tokens.Placed placed = Tokens.placed(draft.sql());
        List<String> words = placed.tokens().list();
        int from = 0;
        int marker = 0;
        boolean listed = false;
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("?")) {
                int of = draft.markers().get(marker++);
                boolean key = of == 0;
                boolean again = key && listed;
                listed = key;
                String name = again ? "" : key ? ":keys" : all ? ":" + bind(of) : "?";
                named.append(draft.sql(), from, again ? from : placed.starts().get(i))
                        .append(name);
                from = placed.ends().get(i);
            } else if (listed && words.get(i).equals(")")) {
                listed = false;
            }
        }
        return named.append(draft.sql().substring(from)).toString();
    }

    /** Whether all keys stand in one plain list, {@code IN (?, ?, ?, ?)}, so that a longer one can take its place. */
    boolean plainList() {
        return draft.sql().contains(" IN (?") && draft.markers().contains(0);
    }

    /** Names of the binds in their order, the keys as {@code keys}. */
    List<String> binds() {
        List<String> names = new ArrayList<>();
        for (int marker : draft.markers()) {
            boolean key = marker == 0 || marker == Draft.ARRAY;
            if (!key || names.isEmpty() || !names.get(names.size() - 1).equals("keys")) {
                names.add(key ? "keys" : bind(marker));
            }
        }
        return names;
    }

    /** What a bind is called: {@code parent1} is what the parent's first {@code ?} was given. */
    private static String bind(int marker) {
        return marker > Draft.CHILD ? "child" + (marker - Draft.CHILD) : "parent" + marker;
    }
}
