package dev.flycatcher.analyzer.rewrite;

import java.util.stream.Collectors;

/** The change in plain JDBC: the loop as it is, and the loop as it could be. */
final class JdbcCode {
    private static final String WHOLE = """
                for (Object key : keys) { // at least one
                    statement.setObject(++at, key);
                }
            """;

    private static final String PARTS = """
                for (List<?> key : keys) { // at least one
                    for (Object part : key) {
                        statement.setObject(++at, part);
                    }
                }
            """;

    private JdbcCode() {}

    static String of(Words words) {
        if (words.draft().kind() == Cure.Kind.SET_BASED) {
            return batch(words);
        }
        return words.draft().listed() ? keyed(words) : whole(words);
    }

    private static String whole(Words words) {
        StringBuilder binds = new StringBuilder();
        words.binds()
                .forEach(name -> binds.append("    statement.setObject(++at, ")
                        .append(name)
                        .append(");\n"));
        return """
                // before, for every row: %s
                // after: each row has it already%s%s
                String sql = %s;
                List<%s> rows = new ArrayList<>();
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                %s    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            rows.add(read(row));
                        }
                    }
                }
                """.formatted(
                        words.query(),
                        columns(words),
                        named(words),
                        words.text(),
                        type(words),
                        binds.isEmpty() ? "" : "    int at = 0;\n" + binds);
    }

    /** What a row stands for. */
    private static String type(Words words) {
        boolean children = words.parent().isEmpty() || words.draft().kind() == Cure.Kind.ORDINAL;
        return Words.type(children ? words.child() : words.parent());
    }

    /** What there is to read of a row, "" where the text does not say. */
    private static String columns(Words words) {
        String labels = words.labels();
        return labels.isEmpty() ? "" : "\n// read(row) is yours, and reads " + labels;
    }

    /** What the names of the binds stand for. */
    static String named(Words words) {
        return words.binds().stream()
                .distinct()
                .filter(name -> !name.equals("keys"))
                .map(name -> "\n// %s: the value at ? %s of the %s"
                        .formatted(name, name.replaceAll("\\D", ""), name.replaceAll("\\d", "")))
                .collect(Collectors.joining());
    }

    private static String keyed(Words words) {
        return """
                // before, for every key: %s
                // after: one statement for a list of keys, its rows in a map%s%s%s
                String sql = %s;
                Map<Object, List<%s>> byKey = new HashMap<>();
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    int at = 0;
                %s    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            byKey.computeIfAbsent(%s, key -> new ArrayList<>()).add(read(row));
                        }
                    }
                }
                """.formatted(
                        words.query(),
                        columns(words),
                        keys(words),
                        named(words),
                        list(words),
                        Words.type(words.child()),
                        binding(words),
                        words.keyOf("row.getObject(\"%s\")"::formatted));
    }

    /** What one of the keys is, where that is not plain. */
    private static String keys(Words words) {
        String columns =
                words.pairs().stream().map(pair -> Words.word(pair.key())).collect(Collectors.joining(", "));
        return words.composite() ? "\n// a key: List.of(" + columns + ")" : "";
    }

    /** The text with as many markers as there are keys. */
    private static String list(Words words) {
        Repeated keys = Repeated.of(words.draft().sql());
        if (keys == null) {
            boolean fixed = !words.draft().markers().contains(Draft.ARRAY);
            return words.text()
                    + (fixed ? " /* room for " + Rewriter.SHOWN + " keys: make it as long as their list */" : "");
        }
        return Words.text(words.listed())
                + "\n        .replace(\":keys\", String.join(\"%s\", Collections.nCopies(keys.size(), \"%s\")))"
                        .formatted(
                                keys.separator(),
                                keys.unit().replace("\\", "\\\\").replace("\"", "\\\""));
    }

    private static String binding(Words words) {
        StringBuilder lines = new StringBuilder();
        for (String name : words.binds()) {
            if (!name.equals("keys")) {
                lines.append("    statement.setObject(++at, ").append(name).append(");\n");
            } else if (words.draft().markers().contains(Draft.ARRAY)) {
                lines.append("    statement.setArray(++at, connection.createArrayOf(\"bigint\", keys.toArray()));"
                        + " // the column's type\n");
            } else {
                lines.append(words.composite() ? PARTS : WHOLE);
            }
        }
        return lines.toString();
    }

    private static String batch(Words words) {
        return """
                // before, for every row: executeUpdate() of this statement
                // after: all of them sent together; a row is its values in their order
                String sql = %s;
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (Object[] row : rows) {
                        for (int i = 0; i < row.length; i++) {
                            statement.setObject(i + 1, row[i]);
                        }
                        statement.addBatch();
                    }
                    statement.executeBatch();
                }
                """.formatted(Words.text(words.query()));
    }
}
