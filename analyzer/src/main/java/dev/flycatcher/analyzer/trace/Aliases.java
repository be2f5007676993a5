package dev.flycatcher.analyzer.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Renumbers aliases that end in a number ({@code u1_0}, {@code t17}), which mappers count up from call to call, by
 * their order of appearance. An alias is the word after an operand, or the word before a dot.
 */
final class Aliases {
    private static final int MOST = 64;

    private final Lexer lexer;
    private long[] seen = new long[0];
    private int count;
    /** Whether a word here would name what stands before it. */
    private boolean named;
    /** Whether a word here would be a column, or the schema of a table. */
    private boolean qualified;

    Aliases(Lexer lexer) {
        this.lexer = lexer;
    }

    void operand() {
        named = true;
        qualified = false;
    }

    void symbol() {
        named = false;
        qualified = lexer.first() == '.';
    }

    void after(@Nullable Word known) {
        named = known == null || lexer.is("as");
        qualified = lexer.is("from") || lexer.is("join") || lexer.is("into") || lexer.is("update");
    }

    /** Hash of an unknown word: its own, or its stem's and its rank. */
    long fold(long word) {
        char last = lexer.sql.charAt(lexer.end - 1);
        boolean alias = last >= '0' && last <= '9' && !qualified && (named || lexer.peek() == '.');
        int rank = alias ? rank(word) : MOST;
        return rank == MOST ? word : Word.hash(lexer.sql, lexer.start, stem()) * 31 + rank;
    }

    private int stem() {
        int end = lexer.end;
        while (end > lexer.start
                && (Character.isDigit(lexer.sql.charAt(end - 1)) || lexer.sql.charAt(end - 1) == '_')) {
            end--;
        }
        return end;
    }

    private int rank(long word) {
        int rank = 0;
        while (rank < count && seen[rank] != word) {
            rank++;
        }
        if (rank == count && count < MOST) {
            seen = count == seen.length ? Arrays.copyOf(seen, count + 8) : seen;
            seen[count++] = word;
        }
        return rank;
    }
}
