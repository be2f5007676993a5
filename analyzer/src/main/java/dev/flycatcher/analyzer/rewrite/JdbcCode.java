package dev.flycatcher.analyzer.rewrite;

/** The change in plain JDBC: the loop as it is, and the loop as it could be. */
final class JdbcCode {
    private JdbcCode() {}

    static String of(Words words) {
        if (words.draft().kind() == Cure.Kind.SET_BASED) {
            return batch(words);
        }
        boolean keyed = words.draft().listed();
        return keyed ? keyed(words) : whole(words);
    }

    private static String whole(Words words) {
        return """
                // before, for every row: %s
                // after: each row has it already
                String sql = %s;
                try (PreparedStatement statement = connection.prepareStatement(sql);
                        ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        // read the columns of both tables from row
                    }
                }
                """.formatted(words.query(), words.text());
    }

    private static String keyed(Words words) {
        return """
                // before, for every key: %s
                // after: one statement for a list of keys, its rows in a map
                String sql = %s;
                Map<Object, List<%s>> byKey = new HashMap<>();
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (int i = 0; i < keys.size(); i++) { // one ? per key
                        statement.setObject(i + 1, keys.get(i));
                    }
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            byKey.computeIfAbsent(row.getObject("%s"), key -> new ArrayList<>()).add(read(row));
                        }
                    }
                }
                """.formatted(words.query(), words.text(), Words.type(words.child()), Words.word(words.key()));
    }

    private static String batch(Words words) {
        return """
                // before, for every row: executeUpdate() of %s
                // after: the same statement, sent together
                for (%s row : rows) {
                    // bind row
                    statement.addBatch();
                }
                statement.executeBatch();
                """.formatted(words.query(), Words.type(words.child()));
    }
}
