package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.trace.Mapped.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The change in jOOQ: a join, a MULTISET beside each row, or groups by key. Names as the generated classes have them, or as
 * its generator makes them.
 */
final class JooqCode {
    private JooqCode() {}

    static String of(Words words) {
        if (WriteCode.suits(words)) {
            return WriteCode.jooq(words);
        }
        String parent = table(words, words.parent());
        String child = table(words, words.child());
        String equal = equal(words, parent, child);
        boolean alone = words.alone();
        if (words.joins() && alone) {
            String join = words.draft().sql().contains(" LEFT JOIN ") ? "leftJoin" : "join";
            return """
                    // in the query that feeds the loop
                    .from(%1$s)
                    .%4$s(%2$s).on(%3$s)
                    """.formatted(parent, child, equal, join);
        }
        String order = words.lists() && alone ? order(words, child) : null;
        if (order == null) {
            return words.draft().listed() ? asked(words, child) : whole(words);
        }
        String listed = "jooq.selectFrom(%s).where(%s)%s.fetchGroups(%s)"
                .formatted(child, in(words, child), order, groups(words, child));
        if (!words.parent().isEmpty()) {
            return """
                    // beside each row of %1$s
                    multiset(selectFrom(%2$s).where(%3$s)%5$s)
                    // or all at once
                    %4$s
                    """.formatted(parent, child, equal, listed, order);
        }
        return listed + "\n";
    }

    /** {@code .orderBy(CHILD.A, CHILD.B.desc())}, "" for no order; null where it is not by columns alone. */
    private static @Nullable String order(Words words, String child) {
        List<Words.By> order = words.order();
        if (order == null || order.isEmpty()) {
            return order == null ? null : "";
        }
        return order.stream()
                .map(by -> child + "." + column(words, words.child(), by.column()) + (by.descending() ? ".desc()" : ""))
                .collect(Collectors.joining(", ", ".orderBy(", ")"));
    }

    private static String whole(Words words) {
        String binds = words.binds().stream().map(name -> ", " + name).collect(Collectors.joining());
        return "// in place of both queries%s\nvar rows = jooq.fetch(%s%s);\n"
                .formatted(JdbcCode.named(words), words.text(), binds);
    }

    /** A text of its own, with the list of keys and the other binds where jOOQ's templates have them. */
    private static String asked(Words words, String child) {
        if (words.composite() || words.draft().markers().contains(Draft.ARRAY)) {
            return JdbcCode.of(words);
        }
        List<String> binds = words.binds().stream().distinct().toList();
        String sql = words.named();
        for (String bind : binds) {
            sql = sql.replaceAll(":" + bind + "\\b", "{" + binds.indexOf(bind) + "}");
        }
        String parts = binds.stream()
                .map(bind ->
                        bind.equals("keys") ? "list(keys.stream().map(key -> val(key)).toList())" : "val(" + bind + ")")
                .collect(Collectors.joining(", "));
        String key = columns(words, child);
        return "// once for all keys%s\nvar byKey = jooq.fetch(%s, %s)\n        .intoGroups(row -> row.get(%s, %s.getType()));\n"
                .formatted(JdbcCode.named(words), Words.text(sql), parts, key, key);
    }

    /** {@code CHILD.A.eq(PARENT.A).and(CHILD.B.eq(PARENT.B))}. */
    private static String equal(Words words, String parent, String child) {
        return words.pairs().stream()
                .map(pair -> "%s.%s.eq(%s.%s)"
                        .formatted(
                                child,
                                column(words, words.child(), pair.key()),
                                parent,
                                column(words, words.parent(), pair.column())))
                .reduce((all, next) -> all + ".and(" + next + ")")
                .orElseThrow();
    }

    private static String in(Words words, String child) {
        return (words.composite() ? "row(" + columns(words, child) + ")" : columns(words, child)) + ".in(keys)";
    }

    private static String groups(Words words, String child) {
        String columns = columns(words, child);
        return words.composite() ? "new Field<?>[] {" + columns + "}" : columns;
    }

    private static String columns(Words words, String child) {
        return words.pairs().stream()
                .map(pair -> child + "." + column(words, words.child(), pair.key()))
                .collect(Collectors.joining(", "));
    }

    private static String table(Words words, String table) {
        String known = words.entities().mapping().name(Kind.JOOQ, table);
        return known == null ? name(table) : known;
    }

    private static String column(Words words, String table, String column) {
        String known = words.entities().mapping().property(Kind.JOOQ, table, column);
        return known == null ? name(column) : known;
    }

    private static String name(String name) {
        return Words.word(name).toUpperCase(Locale.ROOT);
    }
}
