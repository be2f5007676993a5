package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.statement.select.SelectItem;

/** The change in MyBatis: a nested result map in place of a nested select, or a list with foreach. */
final class MyBatisCode {
    private MyBatisCode() {}

    static String of(Words words) {
        if (WriteCode.suits(words)) {
            return WriteCode.myBatis(words);
        }
        if (words.joins()) {
            return nested(words);
        }
        return words.draft().fed() ? whole(words) : listed(words);
    }

    private static String whole(Words words) {
        return """
                <!-- one select in place of both -->
                <select id="all" resultType="map">
                  %s
                </select>
                """.formatted(sql(words));
    }

    private static String nested(Words words) {
        Query joined = Query.of(words.draft().sql(), 0);
        String columns = columns(words, joined);
        String association = columns.isEmpty() ? " autoMapping=\"true\"/>" : ">\n" + columns + "  </association>";
        String sql = sql(words.with(Tokens.unnumbered(joined.select().toString())));
        return """
                <!-- in place of the query that feeds the loop and of its nested select
                     all, %1$s, %2$s and %4$s: your statement, its types and its property, where they are called otherwise -->
                <select id="all" resultMap="with%2$s">
                  %3$s
                </select>
                <resultMap id="with%2$s" type="%1$s" autoMapping="true">
                %6$s  <association property="%4$s" javaType="%2$s"%5$s
                </resultMap>
                """.formatted(
                Words.type(words.parent()), Words.type(words.child()), sql, words.reference(), association, id(joined));
    }

    /** What tells rows of the parent apart, where it is read; without one each row is an object of its own. */
    private static String id(Query joined) {
        boolean read = joined.select().getSelectItems().stream()
                .map(Query::label)
                .anyMatch(label -> label.isEmpty() || label.equalsIgnoreCase("id"));
        return read ? "  <id property=\"id\" column=\"id\"/>\n" : "";
    }

    /**
     * The child's columns one by one, each under a label of its own, since a label that both tables have would be mapped
     * from the parent's; "" where a star hides which they are.
     */
    private static String columns(Words words, Query joined) {
        List<SelectItem<?>> all = joined.select().getSelectItems();
        List<SelectItem<?>> own = Query.of(words.query(), 0).select().getSelectItems();
        int first = all.size() - own.size();
        if (first < 0
                || Stream.concat(own.stream(), all.stream()).map(Query::label).anyMatch(String::isEmpty)) {
            return "";
        }
        Set<String> taken = new TreeSet<>();
        all.subList(0, first).forEach(item -> taken.add(Query.label(item)));
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < own.size(); i++) {
            SelectItem<?> item = all.get(first + i);
            String property = Query.label(own.get(i));
            if (!taken.add(Query.label(item))) {
                item.setAlias(new Alias(free(Words.word(words.child()) + "_" + property, taken), true));
            }
            String element = property.equals("id") ? "id" : "result";
            columns.append("    <%s property=\"%s\" column=\"%s\"/>\n"
                    .formatted(element, Words.camel(property), Words.word(Query.label(item))));
        }
        return columns.toString();
    }

    private static String free(String label, Set<String> taken) {
        return taken.contains(label) ? free(label + "2", taken) : label;
    }

    private static String listed(Words words) {
        Repeated keys = Repeated.of(words.draft().sql());
        if (keys == null) {
            return JdbcCode.of(words);
        }
        String each = "\n    <foreach collection=\"keys\" item=\"key\" separator=\"%s\">%s</foreach>"
                .formatted(keys.separator(), key(words, keys));
        String sql = sql(words).replace(":keys", each);
        return """
                <!-- one select for a list of keys%5$s; put the rows into a map by %1$s -->
                <select id="by%2$s" resultType="%3$s">
                  %4$s
                </select>
                """.formatted(
                words.pairs().stream().map(pair -> Words.word(pair.key())).collect(Collectors.joining(" and ")),
                words.pairs().stream().map(pair -> Words.type(pair.key())).collect(Collectors.joining("And")),
                Words.type(words.child()),
                sql.stripTrailing(),
                words.composite() ? ", each a map of its columns" : "");
    }

    /** One key in the list: {@code #{key}}, or each of its parts by its column. */
    private static String key(Words words, Repeated keys) {
        if (!words.composite()) {
            return "#{key}";
        }
        String unit = escaped(keys.unit());
        for (Words.Pair pair : words.pairs()) {
            unit = unit.replaceFirst("\\?", "#{key." + Words.word(pair.key()) + "}");
        }
        return unit;
    }

    /** The statement with its binds as MyBatis names them. */
    private static String sql(Words words) {
        return escaped(words.named()).replaceAll(":((parent|child)\\d+)\\b", "#{$1}");
    }

    private static String escaped(String sql) {
        return sql.replace("&", "&amp;").replace("<", "&lt;");
    }
}
