package dev.flycatcher.analyzer.rewrite;

/** The change in Spring's JdbcClient; JdbcTemplate takes the same statement. */
final class SpringJdbcCode {
    private SpringJdbcCode() {}

    static String of(Words words) {
        if (words.draft().kind() == Cure.Kind.SET_BASED) {
            return "jdbcTemplate.batchUpdate(%s, rows);\n".formatted(Words.text(words.query()));
        }
        if (!words.draft().listed()) {
            return """
                    // before, for every row: %s
                    jdbc.sql(%s)
                            .query((row, number) -> /* read both tables' columns */ null)
                            .list();
                    """.formatted(words.query(), words.text());
        }
        return """
                // before, for every key: %s
                Map<Object, List<Map<String, Object>>> byKey = jdbc.sql(%s)
                        .param("keys", keys)
                        .query()
                        .listOfRows()
                        .stream()
                        .collect(Collectors.groupingBy(row -> row.get("%s")));
                """.formatted(words.query(), Words.text(words.named()), Words.word(words.key()));
    }
}
