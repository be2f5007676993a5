package dev.flycatcher.analyzer.rewrite;

/** The change in a Spring Data repository. */
final class SpringDataCode {
    private SpringDataCode() {}

    static String of(Words words) {
        boolean association = !words.parent().isEmpty() && (words.joins() || words.lists());
        if (association) {
            String entity = Words.type(words.parent());
            return """
                    // on the %1$s repository's method that feeds the loop
                    @EntityGraph(attributePaths = "%2$s")
                    // or, spelled out
                    @Query("select %4$s%3$s from %1$s %3$s left join fetch %3$s.%2$s")
                    """.formatted(
                    entity, JpaCode.attribute(words), Words.letter(words.parent()), words.joins() ? "" : "distinct ");
        }
        if (words.lists()) {
            String type = Words.type(words.child());
            String property = Words.type(words.key());
            return "List<%s> findAllBy%sIn(Collection<?> keys);\n".formatted(type, property);
        }
        return "@Query(nativeQuery = true, value = %s)\nList<Object[]> findAll(Collection<?> keys);\n"
                .formatted(Words.text(words.named()));
    }
}
