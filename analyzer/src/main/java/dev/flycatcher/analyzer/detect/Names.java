package dev.flycatcher.analyzer.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What names say about a value's way from a column of the parent to a column of the child, as people and mappers name
 * foreign keys: {@code user_id} ~ {@code user.id}.
 */
enum Names {
    /** One is the key of a table of its own, and the other a key of another. */
    CONTRADICT,
    SILENT,
    /** The same name on both sides, or a table read again by its key. */
    AGREE,
    /** A foreign key and the key it points to. */
    REFER;

    private static final Set<String> IDS = Set.of("id", "pk", "uuid", "key", "oid", "rowid", "code", "no", "nr");

    boolean support() {
        return this == AGREE || this == REFER;
    }

    /**
     * Compares the two ends.
     *
     * @param column the parent's column, of that table if known
     * @param bound the column the child's bind is compared with, of that table if known
     * @param tables the nouns of all tables known: a foreign key that names another of them does not point here
     */
    static Names of(
            String column,
            @Nullable String table,
            @Nullable String bound,
            @Nullable String boundTable,
            Set<String> tables) {
        if (bound == null) {
            return SILENT;
        }
        List<String> stem = stem(column);
        List<String> boundStem = stem(bound);
        if (stem.isEmpty() && boundStem.isEmpty()) {
            return table == null || boundTable == null ? SILENT : same(table, boundTable) ? AGREE : CONTRADICT;
        }
        if (boundStem.isEmpty() && names(stem, boundTable) || stem.isEmpty() && names(boundStem, table)) {
            return REFER;
        }
        if (String.join("", tokens(column)).equals(String.join("", tokens(bound)))) {
            return AGREE;
        }
        boolean own = (stem.isEmpty() || boundStem.isEmpty()) && table != null && same(table, boundTable);
        return own
                ? AGREE
                : elsewhere(stem.isEmpty() ? boundStem : stem, stem.isEmpty() || boundStem.isEmpty(), tables);
    }

    private static Names elsewhere(List<String> reference, boolean toKey, Set<String> tables) {
        return toKey && tables.contains(singular(String.join("", reference))) ? CONTRADICT : SILENT;
    }

    /** What a table holds many of, in lower case and one word. */
    static String noun(String table) {
        return singular(String.join("", tokens(table)));
    }

    /** Whether a name only says that it is a key. */
    static boolean key(String name) {
        return stem(name).isEmpty();
    }

    private static boolean same(String table, @Nullable String other) {
        return table.equalsIgnoreCase(other);
    }

    /** Words of a name less the one that only says it is a key. */
    private static List<String> stem(String name) {
        List<String> tokens = tokens(name);
        int last = tokens.size() - 1;
        if (last >= 0 && IDS.contains(tokens.get(last))) {
            return tokens.subList(0, last);
        }
        boolean glued =
                last >= 0 && tokens.get(last).length() > 3 && tokens.get(last).endsWith("id");
        return glued ? List.of(tokens.get(last).substring(0, tokens.get(last).length() - 2)) : tokens;
    }

    /** Whether a foreign key's stem names that table, by its last word or as a whole. */
    private static boolean names(List<String> stem, @Nullable String table) {
        if (table == null || stem.isEmpty()) {
            return false;
        }
        List<String> words = tokens(table);
        String last = singular(words.get(words.size() - 1));
        String whole = singular(String.join("", words));
        String key = singular(stem.get(stem.size() - 1));
        String all = singular(String.join("", stem));
        return alike(key, last) || alike(all, whole) || alike(all, last);
    }

    private static boolean alike(String key, String table) {
        return key.equals(table)
                || key.length() >= 3 && table.startsWith(key)
                || table.length() >= 3 && key.startsWith(table);
    }

    private static String singular(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") && word.length() > 2 ? word.substring(0, word.length() - 1) : word;
    }

    private static List<String> tokens(String name) {
        List<String> tokens = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= name.length(); at++) {
            boolean separates = at == name.length() || !Character.isLetterOrDigit(name.codePointAt(at));
            if (separates || humps(name, at)) {
                add(tokens, name, start, at);
                start = separates ? at + 1 : at;
            }
        }
        return tokens.isEmpty() ? List.of(name) : tokens;
    }

    private static void add(List<String> tokens, String name, int start, int end) {
        if (start < end) {
            tokens.add(name.substring(start, end).toLowerCase(Locale.ROOT));
        }
    }

    /** Whether a word of {@code camelCase} begins there. */
    private static boolean humps(String name, int at) {
        char before = at == 0 ? 'A' : name.charAt(at - 1);
        boolean small = before >= 'a' && before <= 'z' || before >= '0' && before <= '9';
        return small && name.charAt(at) >= 'A' && name.charAt(at) <= 'Z';
    }
}
