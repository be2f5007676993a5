package dev.flycatcher.analyzer.rewrite;

import java.util.stream.Collectors;

/**
 * The change in a Spring Data repository. A method that was called for each key gets one beside it that takes them all;
 * where the entity knows what was asked for as an attribute, the query that feeds the loop can fetch it.
 */
final class SpringDataCode {
    private SpringDataCode() {}

    static String of(Words words) {
        boolean rows = words.joins() || words.lists();
        if (!rows) {
            return natively(words);
        }
        String all = words.composite() ? "" : all(words);
        return words.parent().isEmpty() ? all : all + fetched(words);
    }

    private static String all(Words words) {
        String type = words.entities().child();
        String method = "List<%s> findAllBy%sIn(Collection<?> keys);\n"
                .formatted(type, words.entities().property());
        return words.parent().isEmpty()
                ? method
                : "// on the repository of %s, called once before the loop\n".formatted(type) + method;
    }

    private static String fetched(Words words) {
        Entities entities = words.entities();
        return """
                // or, where it is an attribute, on the %1$s repository's method that feeds the loop
                %5$s@EntityGraph(attributePaths = "%2$s")
                // the same, spelled out
                @Query("select %4$s%3$s from %1$s %3$s left join fetch %3$s.%2$s")
                """.formatted(
                        entities.parent(),
                        entities.attribute(),
                        entities.letter(),
                        words.joins() ? "" : "distinct ",
                        entities.remark());
    }

    private static String natively(Words words) {
        String parameters = words.binds().stream()
                .distinct()
                .map(name ->
                        "@Param(\"%1$s\") %2$s %1$s".formatted(name, name.equals("keys") ? "Collection<?>" : "Object"))
                .collect(Collectors.joining(", "));
        return "@Query(nativeQuery = true, value = %s)\nList<Object[]> all%s(%s);\n"
                .formatted(Words.text(words.named()), Words.type(words.child()), parameters);
    }
}
