package dev.flycatcher.analyzer.trace;

import dev.flycatcher.analyzer.trace.Lexer.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A shape's text as tokens, each with its clause and its depth in parentheses. For the cold path: once per shape. */
final class Tokens {
    private static final Set<String> CLAUSES = Set.of(
            "select",
            "from",
            "where",
            "set",
            "values",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "top",
            "on",
            "join",
            "into",
            "update",
            "returning",
            "using",
            "union",
            "intersect",
            "except",
            "window",
            "for");
    private static final Set<String> RESERVED = Set.of(
            "and",
            "or",
            "not",
            "when",
            "then",
            "else",
            "case",
            "end",
            "exists",
            "by",
            "as",
            "distinct",
            "all",
            "in",
            "like",
            "ilike",
            "between",
            "is",
            "null",
            "inner",
            "left",
            "right",
            "full",
            "cross",
            "natural",
            "outer",
            "lateral",
            "with",
            "insert",
            "delete",
            "merge",
            "asc",
            "desc",
            "only",
            "row",
            "rows",
            "next",
            "first",
            "straight_join",
            "apply",
            "matched",
            "do",
            "conflict",
            "duplicate",
            "key",
            "nothing",
            "recursive",
            "default");

    /**
     * One token.
     *
     * @param text as written, a quoted identifier without its quotes
     * @param word in lower case; empty for anything but an unquoted word or a symbol
     */
    record Token(Kind kind, String text, String word, String clause, int depth) {

        boolean is(String expected) {
            return word.equals(expected);
        }

        boolean names() {
            return kind == Kind.QUOTED || kind == Kind.WORD && !CLAUSES.contains(word) && !RESERVED.contains(word);
        }

        boolean value() {
            return kind == Kind.MARKER || kind == Kind.NUMBER || kind == Kind.STRING;
        }
    }

    private static final Token NONE = new Token(Kind.END, "", "", "", 0);

    private final List<Token> all = new ArrayList<>();

    Tokens(Shape shape) {
        Lexer lexer = new Lexer(shape.sql(), Dialect.GENERIC);
        Deque<String> outer = new ArrayDeque<>();
        String clause = "";
        while (lexer.next() != Kind.END) {
            String text = text(lexer);
            String word = lexer.kind == Kind.QUOTED ? "" : text.toLowerCase(Locale.ROOT);
            clause = lexer.kind == Kind.WORD && CLAUSES.contains(word) ? word : clause;
            if (word.equals(")") && !outer.isEmpty()) {
                clause = outer.pop();
            }
            all.add(new Token(lexer.kind, text, word, clause, outer.size()));
            if (word.equals("(")) {
                outer.push(clause);
            }
        }
    }

    private static String text(Lexer lexer) {
        boolean quoted = lexer.kind == Kind.QUOTED;
        int start = quoted ? lexer.start + 1 : lexer.start;
        int end = quoted ? Math.max(start, lexer.end - 1) : lexer.end;
        return lexer.sql.substring(start, end);
    }

    int size() {
        return all.size();
    }

    /** The token there, one that is nothing where there is none. */
    Token at(int index) {
        return index < 0 || index >= all.size() ? NONE : all.get(index);
    }

    /** Where the parenthesis opened there is closed; the end when it is not. */
    int closing(int open) {
        int depth = at(open).depth();
        int i = open + 1;
        while (i < all.size() && !(at(i).is(")") && at(i).depth() == depth)) {
            i++;
        }
        return i;
    }

    /** First token of the dotted name that ends there, or null when it is no plain name. */
    @Nullable
    Integer nameStart(int end) {
        if (!at(end).names()) {
            return null;
        }
        int start = end;
        while (at(start - 1).is(".") && at(start - 2).names()) {
            start -= 2;
        }
        return start;
    }
}
