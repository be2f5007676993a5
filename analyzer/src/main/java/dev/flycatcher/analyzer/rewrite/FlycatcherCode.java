package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.trace.Mapped.Kind;

/** The change in this project's ORM: the relation named in the query, and so loaded with it. */
final class FlycatcherCode {
    private FlycatcherCode() {}

    static String of(Words words) {
        String parent = constant(words, words.parent());
        String child = constant(words, words.child());
        if (words.joins()) {
            String left = words.draft().sql().contains(" LEFT JOIN ") ? ", LEFT_OUTER" : "";
            return "db.from(%s).select(%s, %s).join(%s%s)\n".formatted(parent, parent, child, child, left);
        }
        if (words.lists() && !words.parent().isEmpty()) {
            return "db.from(%s).prefetch(%s)\n".formatted(parent, child);
        }
        if (words.lists()) {
            return "db.from(%s).where(%s.%s.in(keys))\n".formatted(child, child, property(words));
        }
        return JdbcCode.of(words);
    }

    private static String constant(Words words, String table) {
        String known = words.entities().mapping().name(Kind.RELATION, table);
        return known == null ? Words.constant(table) : known;
    }

    private static String property(Words words) {
        String known = words.entities().mapping().property(Kind.RELATION, words.child(), words.key());
        return known == null ? Words.camel(words.key()) : known;
    }
}
