package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The change in a Spring Data repository. A method that was called for each key gets one beside it that takes them all;
 * where the entity knows what was asked for as an attribute, the query that feeds the loop can fetch it.
 */
final class SpringDataCode {
    private SpringDataCode() {}

    static String of(Words words) {
        if (WriteCode.suits(words)) {
            return WriteCode.jpa(words);
        }
        List<Words.By> order = JpaCode.order(words);
        if (order == null) {
            return natively(words);
        }
        Entities entities = words.entities();
        String all = words.composite() || entities.between() ? "" : all(words, order);
        String code = JpaCode.fetches(words) ? all + fetched(words, all.isEmpty()) : all;
        return code.isEmpty() ? natively(words) : code;
    }

    private static String all(Words words, List<Words.By> order) {
        String type = words.entities().child();
        String ordered = order.stream()
                .map(by -> words.entities().property(by.column()) + (by.descending() ? "Desc" : "Asc"))
                .collect(Collectors.joining("", order.isEmpty() ? "" : "OrderBy", ""));
        String method = "List<%s> findAllBy%sIn%s(Collection<?> keys);\n"
                .formatted(type, words.entities().property(), ordered);
        String called = words.parent().isEmpty() ? "" : ", called once before the loop";
        return "// on the repository of %s%s\n".formatted(type, called)
                + words.entities().listRemark()
                + method;
    }

    private static String fetched(Words words, boolean alone) {
        Entities entities = words.entities();
        return """
                // %6$son the %1$s repository's method that feeds the loop
                %5$s@EntityGraph(attributePaths = "%2$s")
                // the same, spelled out
                @Query("select %4$s%3$s from %1$s %3$s left join fetch %3$s.%2$s")
                """.formatted(
                        entities.parent(),
                        entities.attribute(),
                        entities.letter(),
                        entities.distinct(),
                        entities.remark(),
                        alone ? "" : entities.remark().isEmpty() ? "or " : "or, where it is an attribute, ");
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
