package dev.flycatcher.analyzer.rewrite;

import java.util.stream.Collectors;

/** The change in Spring's JdbcClient; JdbcTemplate takes the same statement. */
final class SpringJdbcCode {
    private SpringJdbcCode() {}

    static String of(Words words) {
        Repeated keys = Repeated.of(words.draft().sql());
        if (words.composite() && words.draft().listed() && (keys == null || !keys.rows())) {
            return JdbcCode.of(words); // a list of arrays is written as rows, and nothing else
        }
        if (words.draft().kind() == Cure.Kind.SET_BASED) {
            return "jdbcTemplate.batchUpdate(%s, rows);\n".formatted(Words.text(words.query()));
        }
        String params = words.binds().stream()
                .distinct()
                .map(name -> "        .param(\"" + name + "\", " + name + ")\n")
                .collect(Collectors.joining());
        if (!words.draft().listed()) {
            return """
                    // before, for every row: %s
                    List<Map<String, Object>> rows = jdbc.sql(%s)
                    %s        .query()
                            .listOfRows();
                    """.formatted(words.query(), Words.text(words.named()), params);
        }
        return """
                // before, for every key: %s%s
                Map<Object, List<Map<String, Object>>> byKey = jdbc.sql(%s)
                %s        .query()
                        .listOfRows()
                        .stream()
                        .collect(Collectors.groupingBy(row -> %s));
                """.formatted(
                        words.query(),
                        words.composite() ? "\n// keys: a List<Object[]>" : "",
                        Words.text(words.named()),
                        params,
                        words.keyOf("row.get(\"%s\")"::formatted));
    }
}
