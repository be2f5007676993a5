package dev.flycatcher.analyzer.rewrite;

/** The change in JPA: the association fetched by the query, by a graph, or in batches. */
final class JpaCode {
    private JpaCode() {}

    static String of(Words words) {
        boolean association = !words.parent().isEmpty() && (words.joins() || words.lists());
        if (!association) {
            return words.lists() ? list(words) : natively(words);
        }
        String entity = Words.type(words.parent());
        String name = Words.letter(words.parent());
        String attribute = attribute(words);
        String holder = words.column().equals("id") ? entity + "." + attribute : "class " + Words.type(words.child());
        return """
                // %6$s
                // in the query that feeds the loop
                select %2$s%1$s from %3$s %1$s left join fetch %1$s.%4$s
                // or as a graph, where the query stays as it is: on the method of a Spring Data repository
                @EntityGraph(attributePaths = "%4$s")
                // or for every loop over it (Hibernate), on %5$s
                @BatchSize(size = 64)
                """.formatted(name, words.joins() ? "" : "distinct ", entity, attribute, holder, names(words));
    }

    /** The names are no part of what was seen: only tables and columns are. */
    static String names(Words words) {
        String what = words.column().equals("id")
                ? "collection of " + Words.word(words.child())
                : "reference over " + Words.word(words.column());
        return "%s: the entity of %s; %s: its %s; put your names where they differ"
                .formatted(Words.type(words.parent()), Words.word(words.parent()), attribute(words), what);
    }

    /** A key that is the parent's own points to a collection; any other is a reference. */
    static String attribute(Words words) {
        return words.column().equals("id") ? Words.camel(words.child()) : words.reference();
    }

    private static String list(Words words) {
        return """
                List<%1$s> rows = entityManager
                        .createQuery("select r from %1$s r where r.%2$s in :keys", %1$s.class)
                        .setParameter("keys", keys)
                        .getResultList();
                """.formatted(Words.type(words.child()), Words.camel(words.key()));
    }

    private static String natively(Words words) {
        return """
                List<?> rows = entityManager
                        .createNativeQuery(%s)
                %s        .getResultList();
                """.formatted(
                        Words.text(words.named()),
                        words.binds().stream()
                                .distinct()
                                .map(name -> "        .setParameter(\"" + name + "\", " + name + ")\n")
                                .collect(java.util.stream.Collectors.joining()));
    }
}
