package dev.flycatcher.analyzer.rewrite;

import java.util.Locale;

/** The change in jOOQ: a join, a MULTISET beside each row, or groups by key. Names as its generator makes them. */
final class JooqCode {
    private JooqCode() {}

    static String of(Words words) {
        String parent = name(words.parent());
        String child = name(words.child());
        String key = name(words.key());
        if (words.joins()) {
            String join = words.draft().sql().contains(" LEFT JOIN ") ? "leftJoin" : "join";
            return """
                    // in the query that feeds the loop
                    .from(%1$s)
                    .%5$s(%2$s).on(%2$s.%3$s.eq(%1$s.%4$s))
                    """.formatted(parent, child, key, name(words.column()), join);
        }
        if (words.lists() && !words.parent().isEmpty()) {
            return """
                    // beside each row of %1$s
                    multiset(selectFrom(%2$s).where(%2$s.%3$s.eq(%1$s.%4$s)))
                    // or all at once
                    jooq.selectFrom(%2$s).where(%2$s.%3$s.in(keys)).fetchGroups(%2$s.%3$s)
                    """.formatted(parent, child, key, name(words.column()));
        }
        if (words.lists()) {
            return "jooq.selectFrom(%1$s).where(%1$s.%2$s.in(keys)).fetchGroups(%1$s.%2$s)\n".formatted(child, key);
        }
        return "jooq.fetch(%s, binds)\n".formatted(words.text());
    }

    private static String name(String name) {
        return Words.word(name).toUpperCase(Locale.ROOT);
    }
}
