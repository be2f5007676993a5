package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The change in JPA: the association fetched by the query, by a graph, or in batches; without one, a list of keys. */
final class JpaCode {
    private JpaCode() {}

    static String of(Words words) {
        if (WriteCode.suits(words)) {
            return WriteCode.jpa(words);
        }
        List<Words.By> order = order(words);
        if (order == null || words.parent().isEmpty() && !words.lists()) {
            return natively(words);
        }
        if (words.parent().isEmpty() || !order.isEmpty()) {
            return list(words, order);
        }
        return fetches(words) ? fetched(words) : apart(words);
    }

    /** Whether the query that feeds the loop can bring the child's rows along, by an association. */
    static boolean fetches(Words words) {
        List<Words.By> order = order(words);
        return order != null
                && order.isEmpty()
                && !words.parent().isEmpty()
                && words.entities().associates(words.joins());
    }

    /**
     * The order of the child's rows, as far as an entity query has to say it; null where none gives the same rows: it asks
     * more than by its key, or in an order that is not by columns alone.
     */
    static @Nullable List<Words.By> order(Words words) {
        if (!words.joins() && !words.lists()) {
            return null;
        }
        if (words.loaded()) {
            return List.of();
        }
        return !words.alone() ? null : words.joins() ? List.of() : words.order();
    }

    private static String fetched(Words words) {
        Entities entities = words.entities();
        return entities.remark()
                + """
                // in the query that feeds the loop
                select %2$s%1$s from %3$s %1$s left join fetch %1$s.%4$s
                // or as a graph, where the query stays as it is: on the method of a Spring Data repository
                @EntityGraph(attributePaths = "%4$s")
                """.formatted(entities.letter(), entities.distinct(), entities.parent(), entities.attribute())
                + batched(entities);
    }

    private static String batched(Entities entities) {
        String holder = entities.holder();
        return holder == null
                ? ""
                : "// or for every loop over it (Hibernate), on %s\n@BatchSize(size = 64)\n".formatted(holder);
    }

    private static String apart(Words words) {
        Entities entities = words.entities();
        return "// nothing is known to lead from %s to %s: ask once for all keys, and pick each one's rows from a map\n"
                        .formatted(entities.parent(), entities.child())
                + list(words, List.of());
    }

    private static String list(Words words, List<Words.By> order) {
        Entities entities = words.entities();
        String ordered = order.stream()
                .map(by -> "r." + entities.path(by.column()) + (by.descending() ? " desc" : ""))
                .collect(Collectors.joining(", ", order.isEmpty() ? "" : " order by ", ""));
        return entities.listRemark() + """
                List<%1$s> rows = entityManager
                        .createQuery("select r from %1$s r where r.%2$s in :keys%3$s", %1$s.class)
                        .setParameter("keys", keys)
                        .getResultList();
                """.formatted(entities.child(), entities.path(), ordered);
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
                                .collect(Collectors.joining()));
    }
}
