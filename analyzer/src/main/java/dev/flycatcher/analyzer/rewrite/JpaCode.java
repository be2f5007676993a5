package dev.flycatcher.analyzer.rewrite;

/** The change in JPA: the association fetched by the query, by a graph, or in batches. */
final class JpaCode {
    private JpaCode() {}

    static String of(Words words) {
        boolean association = !words.parent().isEmpty() && (words.joins() || words.lists());
        if (!association) {
            return words.lists() ? list(words) : natively(words);
        }
        Entities entities = words.entities();
        return entities.remark()
                + """
                // in the query that feeds the loop
                select %2$s%1$s from %3$s %1$s left join fetch %1$s.%4$s
                // or as a graph, where the query stays as it is: on the method of a Spring Data repository
                @EntityGraph(attributePaths = "%4$s")
                // or for every loop over it (Hibernate), on %5$s
                @BatchSize(size = 64)
                """.formatted(
                                entities.letter(),
                                words.joins() ? "" : "distinct ",
                                entities.parent(),
                                entities.attribute(),
                                entities.holder());
    }

    private static String list(Words words) {
        return """
                List<%1$s> rows = entityManager
                        .createQuery("select r from %1$s r where r.%2$s in :keys", %1$s.class)
                        .setParameter("keys", keys)
                        .getResultList();
                """.formatted(words.entities().child(), words.entities().path());
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
