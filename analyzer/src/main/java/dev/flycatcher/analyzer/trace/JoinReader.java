package dev.flycatcher.analyzer.trace;

import dev.flycatcher.analyzer.trace.Outline.Table;
import dev.flycatcher.analyzer.trace.Tokens.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a table of the outermost {@code FROM} is tied to nothing: no condition names it. Says no wherever tokens leave a
 * doubt: columns without their table, subqueries and functions among the tables, set operations, joins that need no
 * condition.
 */
final class JoinReader {
    private static final Set<String> DOUBTFUL = Set.of(
            "cross", "natural", "using", "lateral", "apply", "union", "intersect", "except", "minus", "with", "dual");
    private static final Set<String> CONDITIONS = Set.of("where", "on", "having");

    private final Tokens tokens;

    JoinReader(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Looks among those tables, all that the text names. */
    boolean unlinked(List<Table> tables) {
        if (tables.size() < 2 || !tokens.at(0).is("select") || doubtful()) {
            return false;
        }
        Set<String> named = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (CONDITIONS.contains(tokens.at(i).clause()) && tokens.at(i).names()) {
                boolean qualifies = tokens.at(i + 1).is(".");
                boolean qualified = tokens.at(i - 1).is(".");
                if (!qualifies && !qualified && !tokens.at(i + 1).is("(")) {
                    return false;
                }
                if (qualifies) {
                    named.add(tokens.at(i).text().toLowerCase(Locale.ROOT));
                }
            }
        }
        return tables.stream().anyMatch(table -> !named.contains(table.alias().toLowerCase(Locale.ROOT)));
    }

    private boolean doubtful() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            boolean nested = token.depth() > 0 && (token.is("select") || token.is("from"));
            boolean made = token.clause().equals("from") && token.is("(");
            if (DOUBTFUL.contains(token.word()) || nested || made) {
                return true;
            }
        }
        return false;
    }
}
