package dev.flycatcher.analyzer.rewrite;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * Values for a query that was recorded without its own: each marker gets one of the data it is compared with, and one
 * that lets most rows through. So a query is run again as it might have run, and nothing has to be kept of people's data.
 */
final class Drawn {
    /** Values that are looked at. */
    private static final int SAMPLE = 100;

    private final Session session;
    private final String sql;
    private final int rows;

    private Drawn(Session session, String sql, int rows) {
        this.session = session;
        this.sql = sql;
        this.rows = rows;
    }

    /**
     * One value for each marker; refused where one of them meets nothing that could be looked at.
     *
     * @param keys markers that get none, their values being the keys
     * @param rows what its LIMIT is set to, where that is a marker
     */
    static List<@Nullable Object> values(Session session, String sql, List<Integer> keys, int rows)
            throws SQLException {
        return new Drawn(session, sql, rows).values(keys, Operands.of(Query.of(sql, 0)));
    }

    private List<@Nullable Object> values(List<Integer> keys, Map<Integer, Operands.Operand> operands)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        int markers = Tokens.of(sql).markers().size();
        for (int marker = 1; marker <= markers; marker++) {
            Operands.Operand operand = operands.get(marker);
            if (operand == null && !keys.contains(marker)) {
                throw new Refusal("no value can be drawn for bind " + marker + ", which meets no column");
            }
            values.add(operand == null || keys.contains(marker) ? null : value(operand));
        }
        return values;
    }

    private @Nullable Object value(Operands.Operand operand) throws SQLException {
        return switch (operand.sign()) {
            case ROWS -> rows;
            case SKIPPED -> 0;
            case CONSTANT -> 1;
            case LIKE -> "%";
            case UNLIKE -> "~";
            case EQUAL -> mostFrequent(sample(operand));
            case UNEQUAL -> Drawn.absent(sample(operand));
            case ABOVE -> extreme(sample(operand), 1);
            case BELOW -> extreme(sample(operand), -1);
        };
    }

    /** What that expression is in the first rows of the query's tables, whatever its conditions say. */
    private List<Object> sample(Operands.Operand operand) throws SQLException {
        Query query = Query.of(sql, 0);
        query.select().setSelectItems(new ArrayList<>(List.of(SelectItem.from(operand.expression()))));
        query.select().setDistinct(null);
        query.select().setWhere(null);
        query.select().setGroupByElement(null);
        query.select().setHaving(null);
        query.select().setOrderByElements(null);
        query.select().setLimit(null);
        query.select().setOffset(null);
        query.select().setFetch(null);
        query.select().setTop(null);
        String all = query.select().toString();
        if (!Tokens.of(all).markers().isEmpty()) {
            throw new Refusal("its tables are joined by a bind whose value was not recorded");
        }
        return session.run(all, List.of(), List.of(new Rows.Place("", 1)), SAMPLE).values().stream()
                .map(row -> row.get(0))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Object mostFrequent(List<Object> values) {
        Map<Object, Integer> counts = new LinkedHashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** Most likely none of the data: beyond the greatest number, or beside the last text; null where there is no such thing. */
    static @Nullable Object absent(List<Object> values) {
        Object last = extreme(values, -1);
        if (last instanceof Number number) {
            return new BigDecimal(number.toString()).longValue() + 1;
        }
        return last instanceof String text ? text + "~" : null;
    }

    private static @Nullable Object extreme(List<Object> values, int direction) {
        return values.stream()
                .min((one, other) -> direction * compared(one, other))
                .orElse(null);
    }

    /** One column's values are of one class; what has no order of its own is taken as it comes. */
    private static int compared(Object one, Object other) {
        if (one instanceof Number number && other instanceof Number than) {
            return new BigDecimal(number.toString()).compareTo(new BigDecimal(than.toString()));
        }
        return one instanceof Date date && other instanceof Date than
                ? date.compareTo(than)
                : one.toString().compareTo(other.toString());
    }
}
