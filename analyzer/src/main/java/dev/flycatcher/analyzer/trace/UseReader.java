package dev.flycatcher.analyzer.trace;

import dev.flycatcher.analyzer.trace.Lexer.Kind;
import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each marker of a shape is used for. */
final class UseReader {
    private static final Use OTHER = new Use(Use.Kind.OTHER, null, null);
    private static final Set<String> BOUNDING = Set.of("limit", "offset", "fetch", "top");
    private static final Set<String> COMPARING = Set.of("<", ">", "like", "ilike", "between");
    private static final Set<String> BEFORE_OPERAND =
            Set.of("where", "and", "or", "on", "not", "having", "when", "set", ",", "(", "then", "else", "using");

    private final Tokens tokens;
    private final List<String> inserted = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private int row;

    UseReader(Tokens tokens) {
        this.tokens = tokens;
    }

    List<Use> read() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            if (token.clause().equals("into") && token.depth() > 0 && token.names()) {
                inserted.add(token.text());
            } else if (token.is("values")) {
                row = i + 1;
            } else if (token.kind() == Kind.MARKER) {
                uses.add(use(i));
            }
        }
        return List.copyOf(uses);
    }

    private Use use(int marker) {
        String clause = tokens.at(marker).clause();
        if (BOUNDING.contains(clause)) {
            return new Use(Use.Kind.BOUND, null, null);
        }
        if (clause.equals("values")) {
            return new Use(Use.Kind.STORED, null, stored(marker));
        }
        Token before = tokens.at(marker - 1);
        if (before.is("=")) {
            return equal(marker - 2, clause);
        }
        if (before.is("(") && inList(marker - 1)) {
            return named(Use.Kind.LISTED, marker - 3);
        }
        if (COMPARING.contains(before.word())) {
            return named(
                    Use.Kind.COMPARED, before.is(">") && tokens.at(marker - 2).is("<") ? marker - 3 : marker - 2);
        }
        boolean reversed = tokens.at(marker + 1).is("=") && BEFORE_OPERAND.contains(before.word());
        return reversed ? reversed(marker + 2) : OTHER;
    }

    private boolean inList(int open) {
        return tokens.at(open - 1).is("in") && !tokens.at(open - 2).is("not");
    }

    private Use equal(int end, String clause) {
        if (COMPARING.contains(tokens.at(end).word()) || tokens.at(end).is("!")) {
            return named(Use.Kind.COMPARED, end - 1);
        }
        return named(clause.equals("set") ? Use.Kind.STORED : Use.Kind.EQUAL, end);
    }

    /** The use with the name that ends there, or no use at all when an expression ends there. */
    private Use named(Use.Kind kind, int end) {
        Integer start = tokens.nameStart(end);
        if (start == null || !BEFORE_OPERAND.contains(tokens.at(start - 1).word())) {
            return kind == Use.Kind.COMPARED ? new Use(kind, null, null) : OTHER;
        }
        return new Use(
                kind,
                start < end ? tokens.at(end - 2).text() : null,
                tokens.at(end).text());
    }

    private Use reversed(int start) {
        int end = start;
        while (tokens.at(end + 1).is(".") && tokens.at(end + 2).names()) {
            end += 2;
        }
        Token after = tokens.at(end + 1);
        boolean ends = after.kind() == Kind.END || after.is(")") || after.kind() == Kind.WORD && !after.names();
        return tokens.at(start).names() && ends ? named(Use.Kind.EQUAL, start, end) : OTHER;
    }

    private Use named(Use.Kind kind, int start, int end) {
        return new Use(
                kind,
                start < end ? tokens.at(end - 2).text() : null,
                tokens.at(end).text());
    }

    /** The column the value is stored in, by its place in the row; null without a list of columns. */
    private @Nullable String stored(int marker) {
        int place = 0;
        int depth = tokens.at(row).depth() + 1;
        for (int i = row; i < marker; i++) {
            boolean separates = tokens.at(i).is(",") && tokens.at(i).depth() == depth;
            place = tokens.at(i).is("(") && tokens.at(i).depth() < depth ? 0 : separates ? place + 1 : place;
        }
        return place < inserted.size() ? inserted.get(place) : null;
    }
}
