package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.trace.Mapped.Kind;
import java.util.List;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** The change in this project's ORM: the relation named in the query, and so loaded with it; many rows written at once. */
final class FlycatcherCode {
    private final Words words;
    private final String parent;
    private final String child;

    private FlycatcherCode(Words words) {
        this.words = words;
        this.parent = constant(words.parent());
        this.child = constant(words.child());
    }

    static String of(Words words) {
        return new FlycatcherCode(words).code();
    }

    private String code() {
        if (words.joins()) {
            if (!words.alone()) {
                return JdbcCode.of(words);
            }
            String left = words.draft().sql().contains(" LEFT JOIN ") ? ", LEFT_OUTER" : "";
            return "db.from(%s).select(%s, %s).join(%s%s)\n".formatted(parent, parent, child, child, left);
        } else if (words.lists()) {
            return words.parent().isEmpty() ? listed() : loaded();
        }
        String special = switch (words.draft().kind()) {
            case SET_BASED -> written();
            case GROUP_BY -> counted();
            case ORDINAL -> firsts();
            default -> null;
        };
        return special == null ? JdbcCode.of(words) : special;
    }

    private String listed() {
        Query query = read();
        String order = query == null ? "" : order(query);
        String more = words.alone() ? "" : "// what the loop asks beside the key goes into where(...) as well\n";
        String by = order.isEmpty() || order.contains("?") ? "" : ".orderBy(" + order + ")";
        return more + "db.from(%s).where(%s.within(keys))%s\n".formatted(child, key(), by);
    }

    /** A back-reference that is asked for in an order or under a condition in the loop would be asked for there again. */
    private String loaded() {
        Query query = read();
        String order = query == null ? "" : order(query);
        if (query == null || alone(query) && order.isEmpty()) {
            return "db.from(%s).prefetch(%s)\n".formatted(parent, child);
        }
        String more = alone(query) ? "" : "// what the loop asks beside the key goes into where(...) of load()\n";
        return more
                + "// in the loop then %s() alone, as it is\n".formatted(backref())
                + load(order.contains("?") ? "" : order, "");
    }

    /** Null where the parser does not know it. */
    private @Nullable Query read() {
        try {
            return query();
        } catch (Refusal unread) {
            return null;
        }
    }

    private Query query() {
        return Query.of(words.query(), Draft.CHILD);
    }

    private String load(String order, String more) {
        return "db.from(%s).with(%s.%s.load()%s%s)\n"
                .formatted(parent, parent, backref(), order.isEmpty() ? "" : ".orderBy(" + order + ")", more);
    }

    /** With a question mark where it is not told. */
    private String order(Query query) {
        return query.order().stream().map(this::by).collect(Collectors.joining(", "));
    }

    private @Nullable String written() {
        boolean byKey = words.draft().markers().stream().allMatch(marker -> marker == 0);
        return switch (WriteCode.verb(words)) {
            case INSERT -> """
                    // fill(draft, row) is yours: on each draft it sets what the loop sets
                    db.createAll(%s, rows, (draft, row) -> fill(draft, row));
                    """.formatted(child);
            case DELETE ->
                words.composite() || !byKey
                        ? null
                        : "db.deleteFrom(%s).where(%s.within(keys)).execute();\n".formatted(child, key());
            default -> """
                    // rows: the entities; change(draft, row) is yours: on each draft it sets what the loop sets
                    db.updateAll(%s, rows, (draft, row) -> change(draft, row));
                    """.formatted(child);
        };
    }

    /** Rows that are counted, under no other condition. */
    private @Nullable String counted() {
        Query query = Counted.flat(Query.of(words.query(), Draft.CHILD));
        List<SelectItem<?>> items = query.select().getSelectItems();
        boolean count = items.size() == 1
                && items.get(0).getExpression() instanceof Function function
                && function.getName().equalsIgnoreCase("count")
                && !function.isDistinct();
        return !count || !alone(query) || words.parent().isEmpty()
                ? null
                : """
                // what feeds the loop; number.of(row) is what is asked for now
                var number = count(%s).as("number");
                var rows = db.from(%s).select(%s, number).join(%s, LEFT_OUTER).groupBy(%s.%s).list();
                """.formatted(key(), parent, parent, child, parent, property(words.parent(), words.column()));
    }

    /** The first rows of each key. */
    private @Nullable String firsts() {
        Query query = query();
        String limit = limit(query.select().getLimit());
        String order = order(query);
        boolean plain = limit != null
                && alone(query)
                && !order.contains("?")
                && !words.parent().isEmpty();
        return plain ? load(order, ".perParent(" + limit + ")") : null;
    }

    /** Whether it is asked by its key and nothing else. */
    private boolean alone(Query query) {
        Expression where = query.select().getWhere();
        while (where instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            where = (Expression) list.get(0);
        }
        return !words.composite()
                && query.onlyTable().isPresent()
                && where instanceof EqualsTo equal
                && equal.getRightExpression() instanceof JdbcParameter;
    }

    private static @Nullable String limit(@Nullable Limit limit) {
        if (limit == null || limit.getOffset() != null || limit.getByExpressions() != null) {
            return null;
        } else if (limit.getRowCount() instanceof JdbcParameter bound) {
            return "child" + (bound.getIndex() - Draft.CHILD);
        }
        return limit.getRowCount() instanceof LongValue rows ? rows.toString() : null;
    }

    private String by(OrderByElement element) {
        boolean plain = element.getExpression() instanceof Column && element.getNullOrdering() == null;
        return plain
                ? child + "." + property(words.child(), ((Column) element.getExpression()).getColumnName())
                        + (element.isAsc() ? ".asc()" : ".desc()")
                : "?";
    }

    private String key() {
        return child + "." + property(words.child(), words.key());
    }

    private String constant(String table) {
        String known = mapping().name(Kind.RELATION, table);
        return known == null ? Words.constant(table) : known;
    }

    private String backref() {
        Mapping.Many known = mapping().collection(Kind.RELATION, words.parent(), words.child(), words.key());
        return known == null ? Words.camel(words.child()) : known.attribute();
    }

    private String property(String table, String column) {
        String known = mapping().property(Kind.RELATION, table, column);
        String name = Query.bare(column);
        return known == null ? name.equals("id") ? "id" : Words.reference(name, table) : known;
    }

    private Mapping mapping() {
        return words.entities().mapping();
    }
}
