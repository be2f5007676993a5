package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import java.util.List;

/** The change in plain JDBC: the loop as it is, and the loop as it could be. */
final class JdbcCode {
    private JdbcCode() {}

    static String of(Finding finding, Draft draft) {
        String child = finding.child().shape().sql();
        return switch (draft.kind()) {
            case JOIN -> join(child, draft.sql());
            default -> keyed(finding, child, draft.sql());
        };
    }

    private static String join(String child, String sql) {
        return """
                // before, for every row: %s
                // after: the row has it already
                String sql = %s;
                try (PreparedStatement statement = connection.prepareStatement(sql);
                        ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        // read the columns of both tables from row
                    }
                }
                """.formatted(comment(child), text(sql));
    }

    private static String keyed(Finding finding, String child, String sql) {
        String column = finding.child().column();
        String key = column == null ? "key" : Query.bare(column);
        return """
                // before, for every key: %s
                // after: one statement for a list of keys, its rows in a map
                String sql = %s;
                Map<Object, List<Object>> byKey = new HashMap<>();
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (int i = 0; i < keys.size(); i++) { // one ? per key
                        statement.setObject(i + 1, keys.get(i));
                    }
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            byKey.computeIfAbsent(row.getObject("%s"), k -> new ArrayList<>()).add(read(row));
                        }
                    }
                }
                """.formatted(comment(child), text(sql), key.replaceAll("[^\\p{L}\\p{N}_]", ""));
    }

    /** One line that cannot end the comment. */
    private static String comment(String sql) {
        return sql.replaceAll("[\\r\\n\\\\]+", " ");
    }

    private static String text(String sql) {
        String escaped = sql.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
        return List.of("\"\"\"", "        " + escaped + "\"\"\"").stream()
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }
}
