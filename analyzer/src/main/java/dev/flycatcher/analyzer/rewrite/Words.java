package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.trace.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;
import org.jspecify.annotations.Nullable;

/**
 * The names a cure is told in, taken from tables and columns as mappers by default take them: {@code order_items} is
 * {@code OrderItem}, {@code customer_id} is {@code customer}.
 *
 * @param parent the parent's table, "" when nothing fed the loop
 * @param column the parent's column the keys are read from
 * @param child the child's table
 * @param key the column the key is compared with
 * @param pairs both columns for each part of the key, in the order of the child's text
 * @param query the child's text
 * @param draft the rewritten statement
 * @param entities the names that JPA knows tables and columns by
 * @param loaded whether a mapper's own loading asks, whose other conditions and whose order are the mapping's
 */
record Words(
        String parent,
        String column,
        String child,
        String key,
        List<Pair> pairs,
        String query,
        Draft draft,
        Entities entities,
        boolean loaded) {

    private static final List<String> MAPPERS = List.of("org.hibernate.", "org.eclipse.persistence.");
    /** What the application's own queries go through. */
    private static final List<String> QUERIES =
            List.of("org.hibernate.query.", "org.eclipse.persistence.internal.jpa.QueryImpl");

    /** A column of the parent and the column of the child that is compared with it. */
    record Pair(String column, String key) {}

    /** A column of the child's order. */
    record By(String column, boolean descending) {}

    static Words of(Finding finding, Draft draft, Mapping mapping) {
        Parent parent = finding.parent();
        String sql = finding.child().shape().sql();
        String column = finding.child().column();
        String table = parent == null ? "" : Advice.table(parent.shape().sql());
        String from = parent == null ? "" : Query.bare(parent.column());
        String child = Advice.table(sql);
        String key = column == null ? "key" : Query.bare(column);
        Entities entities = new Entities(mapping, table, from, child, key);
        return new Words(table, from, child, key, pairs(finding), oneLine(sql), draft, entities, loaded(finding));
    }

    private static boolean loaded(Finding finding) {
        Predicate<String> queries = type -> QUERIES.stream().anyMatch(type::startsWith);
        List<String> types = finding.stack().stream().map(Frame::type).toList();
        return types.stream().anyMatch(type -> MAPPERS.stream().anyMatch(type::startsWith))
                && types.stream().noneMatch(queries);
    }

    private static List<Pair> pairs(Finding finding) {
        Parent parent = finding.parent();
        Map<Integer, Pair> pairs = new TreeMap<>();
        pairs.put(
                finding.child().bind(),
                pair(parent == null ? "" : parent.column(), finding.child().column()));
        if (finding.flow() != null) {
            finding.flow().also().forEach(link -> pairs.put(link.bind(), pair(link.column(), link.childColumn())));
        }
        return List.copyOf(pairs.values());
    }

    private static Pair pair(String column, @Nullable String key) {
        return new Pair(Query.bare(column), key == null ? "key" : Query.bare(key));
    }

    /** Whether one key is the values of several columns. */
    boolean composite() {
        return pairs.size() > 1;
    }

    /** The key of a row, its columns read in that way: one value, or a list of several. */
    String keyOf(UnaryOperator<String> read) {
        String parts = pairs.stream().map(pair -> read.apply(word(pair.key()))).collect(Collectors.joining(", "));
        return composite() ? "List.of(" + parts + ")" : parts;
    }

    /** The same with that statement in place of the draft's, its markers as they are. */
    Words with(String sql) {
        Draft other = new Draft(draft.kind(), sql, draft.markers(), draft.note());
        return new Words(parent, column, child, key, pairs, query, other, entities, loaded);
    }

    /** Whether the child is asked of one table by its key and nothing else; not so where its text is not read. */
    boolean alone() {
        try {
            Query child = Query.of(query, Draft.CHILD);
            return child.onlyTable().isPresent()
                    && child.select().getDistinct() == null
                    && Keyed.conditions(child.select().getWhere()).size() == pairs.size();
        } catch (Refusal unread) {
            return false;
        }
    }

    /** The columns the child's rows are ordered by, none for no order; null where it is not by columns alone. */
    @Nullable
    List<By> order() {
        List<By> columns = new ArrayList<>();
        for (OrderByElement element : Query.of(query, Draft.CHILD).order()) {
            if (!(element.getExpression() instanceof Column column) || element.getNullOrdering() != null) {
                return null;
            }
            columns.add(new By(Query.bare(column.getColumnName()), !element.isAsc()));
        }
        return columns;
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
        return reference(column, child);
    }

    static String reference(String column, String child) {
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

    /** The columns that a row of the rewritten statement has, "" where its text does not say. */
    String labels() {
        try {
            List<String> labels = Query.of(draft.sql(), 0).select().getSelectItems().stream()
                    .map(Query::label)
                    .map(Words::word)
                    .toList();
            return labels.contains("") ? "" : String.join(", ", labels);
        } catch (Refusal noSelect) {
            return "";
        }
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
        String sql = draft.sql();
        Repeated keys = Repeated.of(sql);
        StringBuilder named = new StringBuilder();
        Tokens.Placed placed = Tokens.placed(sql);
        int from = 0;
        int marker = 0;
        for (int i = 0; i < placed.starts().size(); i++) {
            int at = placed.starts().get(i);
            if (!placed.tokens().list().get(i).equals("?")) {
                continue;
            }
            int of = draft.markers().get(marker++);
            if (keys != null && at >= keys.start() && at < keys.end()) {
                named.append(sql, from, Math.max(from, keys.start())).append(from < keys.end() ? ":keys" : "");
                from = keys.end();
            } else {
                named.append(sql, from, at).append(of == 0 ? ":keys" : all ? ":" + bind(of) : "?");
                from = placed.ends().get(i);
            }
        }
        return named.append(sql.substring(from)).toString();
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
