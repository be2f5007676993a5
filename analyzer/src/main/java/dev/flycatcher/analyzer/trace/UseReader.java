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

    private static final int FARTHEST = 64;

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
        if (before.is("(") || before.is(",")) {
            return part(marker);
        }
        boolean reversed = tokens.at(marker + 1).is("=") && BEFORE_OPERAND.contains(before.word());
        return reversed ? reversed(marker + 2) : OTHER;
    }

    /** Part of a row of values that is compared with a row of columns: {@code (a, b) = (?, ?)}, {@code (a, b) in ((?, ?))}. */
    private Use part(int marker) {
        int open = open(marker);
        boolean listed = tokens.at(open - 1).is("(") && inList(open - 1);
        int end = listed ? open - 3 : open - 2;
        if (!listed && !tokens.at(open - 1).is("=") || !tokens.at(end).is(")")) {
            return OTHER;
        }
        int column = open(end - 1);
        for (int places = commas(open, marker); places > 0 && column < end; column++) {
            places -= tokens.at(column + 1).is(",") ? 1 : 0;
        }
        int last = column + 1;
        while (tokens.at(last + 1).is(".") && tokens.at(last + 2).names()) {
            last += 2;
        }
        boolean row = tokens.at(last).names() && (tokens.at(last + 1).is(",") || last + 1 == end);
        return row ? named(listed ? Use.Kind.LISTED : Use.Kind.EQUAL, column + 1, last) : OTHER;
    }

    /** The parenthesis that the token stands in, -1 where it is far away: a row of columns is short. */
    private int open(int at) {
        for (int open = at; open > Math.max(0, at - FARTHEST); open--) {
            if (tokens.at(open).is("(")
                    && tokens.at(open).depth() < tokens.at(at).depth()) {
                return open;
            }
        }
        return -1;
    }

    private int commas(int open, int marker) {
        int commas = 0;
        for (int i = open; i < marker; i++) {
            commas += tokens.at(i).is(",") ? 1 : 0;
        }
        return commas;
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
