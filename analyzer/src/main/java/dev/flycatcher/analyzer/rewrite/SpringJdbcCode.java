package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.stream.Collectors;

/** The change in that of Spring's three faces of JDBC which the loop used: JdbcClient, JdbcTemplate, or the one with names. */
final class SpringJdbcCode {
    private SpringJdbcCode() {}

    static String client(Words words) {
        return of(words, words.draft().listed(), "jdbc.sql(%s)\n%s        .query()\n        .listOfRows()");
    }

    static String named(Words words) {
        return of(words, true, "namedJdbc.queryForList(%s%s)");
    }

    /** Its own statements have no list that grows with the keys; there is a face for those around it. */
    static String template(Words words) {
        boolean listed = words.draft().listed();
        return of(
                words,
                listed,
                (listed ? "new NamedParameterJdbcTemplate(jdbcTemplate)" : "jdbcTemplate") + ".queryForList(%s%s)");
    }

    private static String of(Words words, boolean named, String call) {
        Repeated keys = Repeated.of(words.draft().sql());
        if (words.composite() && words.draft().listed() && (keys == null || !keys.rows())) {
            return JdbcCode.of(words); // a list of arrays is written as rows, and nothing else
        }
        if (words.draft().kind() == Cure.Kind.SET_BASED) {
            return batch(words, call);
        }
        boolean fluent = call.startsWith("jdbc.");
        String sql = Words.text(fluent || named ? words.named() : words.draft().sql());
        String binds = fluent ? params(words) : named ? source(words) : positions(words.binds());
        String asked = call.formatted(sql, binds);
        return words.draft().listed() ? grouped(words, asked) : whole(words, asked);
    }

    private static String whole(Words words, String asked) {
        return """
                // before, for every row: %s%s
                List<Map<String, Object>> rows = %s;
                """.formatted(words.query(), JdbcCode.named(words), asked);
    }

    private static String grouped(Words words, String asked) {
        return """
                // before, for every key: %s%s%s
                Map<Object, List<Map<String, Object>>> byKey = %s
                        .stream()
                        .collect(Collectors.groupingBy(row -> %s));
                """.formatted(
                        words.query(),
                        words.composite() ? "\n// keys: a List<Object[]>" : "",
                        JdbcCode.named(words),
                        asked,
                        words.keyOf("row.get(\"%s\")"::formatted));
    }

    /** JdbcClient sends none. */
    private static String batch(Words words, String call) {
        return """
                // rows: a List<Object[]> of the values in their order
                %s.batchUpdate(%s, rows);
                """.formatted(
                call.startsWith("named") ? "namedJdbc.getJdbcOperations()" : "jdbcTemplate", Words.text(words.query()));
    }

    private static String params(Words words) {
        return words.binds().stream()
                .distinct()
                .map(name -> "        .param(\"" + name + "\", " + name + ")\n")
                .collect(Collectors.joining());
    }

    /** Unlike a Map it takes values that are null. */
    private static String source(Words words) {
        List<String> names = words.binds().stream().distinct().toList();
        return names.isEmpty()
                ? ", Map.of()"
                : names.stream()
                        .map(name -> ".addValue(\"" + name + "\", " + name + ")")
                        .collect(Collectors.joining("", ", new MapSqlParameterSource()", ""));
    }

    private static String positions(List<String> names) {
        return names.stream().map(name -> ", " + name).collect(Collectors.joining());
    }
}
