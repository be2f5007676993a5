package dev.flycatcher.analyzer.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement's words and signs in lower case, quoted names as they are. Finds what the parser's tree spreads over many
 * places, and what it would pass over.
 */
record Tokens(List<String> list) {
    private static final Pattern TOKEN = Pattern.compile("'[^']*+'|\"[^\"]*+\"|`[^`]*+`|\\?\\d*+"
            + "|[\\p{L}_@#$][\\p{L}\\p{N}_@#$]*+|\\d[\\p{L}\\p{N}_.]*+|:=|\\S");

    /** Words that may be written or left out. */
    private static final Set<String> NOISE = Set.of("as", "inner", "outer", ";", "asc");

    static Tokens of(String sql) {
        List<String> list = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            String token = matcher.group();
            boolean quoted = token.charAt(0) == '"' || token.charAt(0) == '\'' || token.charAt(0) == '`';
            list.add(quoted ? token : token.toLowerCase(Locale.ROOT));
        }
        return new Tokens(list);
    }

    /**
     * Tokens and where they stand in the text.
     *
     * @param starts where each begins
     * @param ends behind its last character
     */
    record Placed(Tokens tokens, List<Integer> starts, List<Integer> ends) {}

    static Placed placed(String sql) {
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            starts.add(matcher.start());
            ends.add(matcher.end());
        }
        return new Placed(of(sql), starts, ends);
    }

    /** The text with its markers numbered from {@code first + 1}: {@code ?1}. */
    static String numbered(String sql, int first) {
        StringBuilder numbered = new StringBuilder();
        int number = first;
        int from = 0;
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            if (matcher.group().equals("?")) {
                numbered.append(sql, from, matcher.end()).append(++number);
                from = matcher.end();
            }
        }
        return numbered.append(sql, from, sql.length()).toString();
    }

    /** The text with plain markers again. */
    static String unnumbered(String sql) {
        StringBuilder plain = new StringBuilder();
        int from = 0;
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            if (matcher.group().charAt(0) == '?') {
                plain.append(sql, from, matcher.start()).append('?');
                from = matcher.end();
            }
        }
        return plain.append(sql, from, sql.length()).toString();
    }

    /** Numbers of the markers in their order, 0 for one without. */
    List<Integer> markers() {
        return list.stream()
                .filter(token -> token.charAt(0) == '?')
                .map(token -> token.length() == 1 ? 0 : Integer.parseInt(token.substring(1)))
                .toList();
    }

    boolean has(String... words) {
        for (int i = 0; i + words.length <= list.size(); i++) {
            if (list.subList(i, i + words.length).equals(List.of(words))) {
                return true;
            }
        }
        return false;
    }

    /** The first of these names that is called as a function, "" when none is. */
    String called(Set<String> names) {
        for (int i = 0; i + 1 < list.size(); i++) {
            if (list.get(i + 1).equals("(") && names.contains(list.get(i))) {
                return list.get(i);
            }
        }
        return "";
    }

    /** The first of these words, "" when none is there. */
    String firstOf(Set<String> words) {
        return list.stream().filter(words::contains).findFirst().orElse("");
    }

    /** Without what stands in subqueries. */
    Tokens outer() {
        List<String> outer = new ArrayList<>();
        int depth = 0;
        int inner = -1;
        for (int i = 0; i < list.size(); i++) {
            String token = list.get(i);
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            if (inner < 0 && token.equals("(") && opensQuery(i + 1)) {
                inner = depth;
            } else if (inner < 0) {
                outer.add(token);
            } else if (depth < inner) {
                inner = -1;
            }
        }
        return new Tokens(outer);
    }

    private boolean opensQuery(int index) {
        return index < list.size() && Set.of("select", "with", "values").contains(list.get(index));
    }

    /** Deepest nesting of parentheses and CASE. */
    int depth() {
        int depth = 0;
        int deepest = 0;
        for (String token : list) {
            depth += switch (token) {
                case "(", "case" -> 1;
                case ")", "end" -> -1;
                default -> 0;
            };
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    /** Whether the other says the same, less words that may be left out. */
    boolean sameAs(Tokens other) {
        return bare().equals(other.bare());
    }

    private List<String> bare() {
        return list.stream().filter(token -> !NOISE.contains(token)).toList();
    }
}
