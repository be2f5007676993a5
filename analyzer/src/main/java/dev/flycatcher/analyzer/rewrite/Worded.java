package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.Set;

/**
 * The keyed batch of a statement the parser does not read, by its words: possible for the one shape {@code SELECT ...
 * FROM ... WHERE [a.]col = ? [ORDER BY ...]}, of which only the comparison and the output are touched. What was written
 * anew, the condition and the order, is read by the parser.
 */
final class Worded {
    static final String UNREAD =
            "The parser does not know all of this statement; only the comparison was exchanged, and the key put out.";

    /** Words that would make one answer for all keys another than one for each. */
    private static final Set<String> MORE = Set.of(
            "union",
            "intersect",
            "except",
            "minus",
            "group",
            "having",
            "distinct",
            "unique",
            "limit",
            "offset",
            "fetch",
            "top",
            "first",
            "skip",
            "rownum",
            "over",
            "window",
            "qualify",
            "for",
            "with",
            "lock",
            "connect",
            "start",
            "model",
            "match_recognize",
            "into",
            "call",
            "exec",
            "execute",
            "procedure",
            "outfile",
            "option",
            ";",
            "[",
            "{");

    private Worded() {}

    static Draft of(Ask ask, Lists lists, Cure.Kind kind) {
        Tokens.Placed placed = Tokens.placed(ask.child());
        List<String> words = placed.tokens().list();
        int from = words.indexOf("from");
        int where = words.lastIndexOf("where");
        checked(ask, placed.tokens(), from, where);
        int key = where + 1;
        int equal = words.get(key + 1).equals(".") ? key + 3 : key + 1;
        boolean end = equal + 2 == words.size() || List.of("order", "by").equals(tail(words, equal + 2));
        if (!words.get(equal).equals("=") || !words.get(equal + 1).equals("?") || !end) {
            throw new Refusal("the statement is not in the SQL the parser knows");
        }
        String sql = ask.child();
        String column = sql.substring(placed.starts().get(key), placed.ends().get(equal - 1));
        String list = "IN (" + "?, ".repeat(lists.keys() - 1) + "?)";
        String tail = column + " " + list + sql.substring(placed.ends().get(equal + 1));
        Parsing.parse("SELECT 1 FROM t WHERE " + tail);
        String head = sql.substring(0, placed.ends().get(from - 1)) + ", " + column;
        String between =
                sql.substring(placed.ends().get(from - 1), placed.starts().get(key));
        String whole = head + between + tail;
        return new Draft(kind, whole, Tokens.of(whole).markers(), UNREAD);
    }

    private static List<String> tail(List<String> words, int at) {
        return words.subList(Math.min(at, words.size()), Math.min(at + 2, words.size()));
    }

    private static void checked(Ask ask, Tokens tokens, int from, int where) {
        Parsing.checked(ask.child());
        Gates.words(tokens);
        List<String> words = tokens.list();
        boolean one = words.stream().filter("select"::equals).count() == 1
                && words.get(0).equals("select")
                && words.stream().filter("where"::equals).count() == 1
                && words.stream().filter("from"::equals).count() == 1
                && tokens.markers().size() == 1;
        boolean plain = tokens.firstOf(MORE).isEmpty()
                && tokens.called(Gates.AGGREGATES).isEmpty()
                && ask.also().isEmpty();
        if (!one || !plain || from < 2 || where < from || where + 3 >= words.size()) {
            throw new Refusal("the statement is not in the SQL the parser knows");
        }
    }
}
