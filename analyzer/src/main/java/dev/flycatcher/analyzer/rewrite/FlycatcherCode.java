package dev.flycatcher.analyzer.rewrite;

/** The change in this project's ORM: the relation named in the query, and so loaded with it. */
final class FlycatcherCode {
    private FlycatcherCode() {}

    static String of(Words words) {
        String parent = Words.constant(words.parent());
        String child = Words.constant(words.child());
        if (words.joins()) {
            String left = words.draft().sql().contains(" LEFT JOIN ") ? ", LEFT_OUTER" : "";
            return "db.from(%s).select(%s, %s).join(%s%s)\n".formatted(parent, parent, child, child, left);
        }
        if (words.lists() && !words.parent().isEmpty()) {
            return "db.from(%s).prefetch(%s)\n".formatted(parent, child);
        }
        if (words.lists()) {
            return "db.from(%s).where(%s.%s.in(keys))\n".formatted(child, child, Words.camel(words.key()));
        }
        return JdbcCode.of(words);
    }
}
