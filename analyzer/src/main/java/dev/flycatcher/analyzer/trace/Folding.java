package dev.flycatcher.analyzer.trace;

import dev.flycatcher.analyzer.trace.Lexer.Kind;
import org.jspecify.annotations.Nullable;

/** One pass over one text: folds its tokens into a hash, and into the text that is shown. */
final class Folding {
    /** Part of every hash: a change in what is folded changes it, so that shapes of two versions never mix. */
    private static final long VERSION = 1;

    static final int LONGEST_SHOWN = 1 << 16;

    private final Lexer lexer;
    private final Slots slots = new Slots();
    private final ValueLists lists;
    private final Aliases aliases;
    private final @Nullable StringBuilder shown;
    private long hash = 0x9e3779b97f4a7c15L * VERSION;
    private int depth;
    /** Depth inside the parentheses of a type's size, 0 outside. */
    private int sizes;

    private boolean with;
    private @Nullable Verb verb;
    /** Whether a sign here would belong to the number after it. */
    private boolean signs = true;
    /** Whether a literal here stays as it is written. */
    private boolean keep;

    /** Depth of the list of sort or group keys being read, where a number is a column's position; -1 outside. */
    private int keys = -1;

    /** Whether a number here is a column's position. A string never is: {@code IDENTIFIED BY} is followed by a secret. */
    private boolean position;

    Folding(String sql, Dialect dialect, boolean show) {
        lexer = new Lexer(sql, dialect);
        lists = new ValueLists(lexer, slots);
        aliases = new Aliases(lexer);
        shown = show ? new StringBuilder(Math.min(sql.length(), LONGEST_SHOWN) + 2) : null;
    }

    Fingerprint fingerprint() {
        while (lexer.next() != Kind.END) {
            token();
        }
        hash = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
        Shape shape = new Shape(hash ^ hash >>> 32, verb == null ? Verb.OTHER : verb, text());
        return new Fingerprint(shape, slots.count, slots.literals, slots.marks());
    }

    private String text() {
        if (shown == null) {
            return "";
        }
        return shown.length() > LONGEST_SHOWN ? shown.append(" …").toString() : shown.toString();
    }

    private void token() {
        switch (lexer.kind) {
            case WORD -> word();
            case NUMBER -> number(lexer.start);
            case STRING -> string();
            case MARKER -> marker();
            case QUOTED -> quoted();
            default -> symbol();
        }
    }

    private void word() {
        long word = Word.hash(lexer.sql, lexer.start, lexer.end);
        Word known = Word.of(word);
        if (known == Word.TYPED && lexer.peek() == '\'') {
            typed();
            return;
        }
        mix(known == null ? aliases.fold(word) : word);
        show();
        aliases.after(known);
        signs = known != null && known != Word.NULL && known != Word.BOOLEAN;
        keep = known == Word.KEYWORD && Word.keepsLiteral(word);
        position = known == Word.KEYWORD && lexer.is("by");
        if (known != null) {
            known(known);
        }
    }

    private void known(Word known) {
        if (verb == null) {
            verb(known);
        }
        if (position) {
            keys = depth;
        } else if (known == Word.KEYWORD && depth == keys && endsKeys()) {
            keys = -1;
        }
        if (known == Word.SIZED && lexer.peek() == '(') {
            sizes = depth + 1;
        } else if ((known == Word.IN || known == Word.VALUES) && lexer.peek() == '(') {
            values(known);
        }
    }

    private boolean endsKeys() {
        return lexer.is("limit") || lexer.is("offset") || lexer.is("having") || lexer.is("fetch") || lexer.is("values");
    }

    /** The first word says what the statement does, but {@code WITH} leaves it to the word after its queries. */
    private void verb(Word known) {
        if (known == Word.WITH && !with) {
            with = true;
            depth = 0;
        } else if (!with || depth == 0) {
            verb = known.verb();
        }
    }

    /** {@code DATE '2026-01-31'}: word and string are one value. */
    private void typed() {
        boolean spaced = lexer.spaced;
        lexer.next();
        lexer.spaced = spaced;
        string();
    }

    private void string() {
        if (verb == Verb.DDL) {
            mix('?');
            show("'?'", lexer.spaced);
        } else if (keep) {
            keep();
        } else {
            slots.literal(Literal.Kind.STRING, lexer.start, lexer.end);
            value(lexer.spaced);
        }
    }

    private void number(int start) {
        if (keep || position || sizes > 0 || verb == Verb.DDL) {
            keep();
        } else {
            slots.literal(Literal.Kind.NUMBER, start, lexer.end);
            value(lexer.spaced);
        }
    }

    private void marker() {
        slots.marker(lexer);
        value(lexer.spaced);
    }

    private void quoted() {
        for (int i = lexer.start; i < lexer.end; i++) {
            mix(lexer.sql.charAt(i));
        }
        show();
        operand();
    }

    /** A literal that belongs to the statement's form. */
    private void keep() {
        mix('?');
        show();
        operand();
    }

    private void value(boolean spaced) {
        mix('?');
        show("?", spaced);
        operand();
    }

    private void operand() {
        aliases.operand();
        signs = false;
        keep = false;
        position = false;
    }

    private void symbol() {
        char c = lexer.first();
        if ((c == '-' || c == '+') && signs && !keep && digitAfter(lexer.end)) {
            boolean spaced = lexer.spaced;
            int start = lexer.start;
            lexer.next();
            lexer.spaced = spaced;
            number(start);
        } else if (c == '{' && escape()) {
            value(lexer.spaced);
        } else if (c != ';' || lexer.peek() != 0) {
            plain(c);
        }
    }

    private boolean digitAfter(int at) {
        return at < lexer.sql.length() && lexer.sql.charAt(at) >= '0' && lexer.sql.charAt(at) <= '9';
    }

    private void plain(char c) {
        mix(c);
        if (c == '?') {
            show("??", lexer.spaced);
        } else {
            show();
        }
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        sizes = depth < sizes ? 0 : sizes;
        signs = c != ')' && c != ']';
        keys = depth < keys ? -1 : keys;
        keep = arrow(c);
        position = c == ',' && depth == keys;
        if (signs) {
            aliases.symbol();
        } else {
            aliases.operand();
        }
    }

    /** After {@code ->} and {@code ->>} stands a path, which belongs to the statement's form. */
    private boolean arrow(char c) {
        char before = lexer.start == 0 ? 0 : lexer.sql.charAt(lexer.start - 1);
        return c == '>' && (before == '-' || before == '>' && keep);
    }

    /** JDBC's {@code {d '2026-01-31'}}, which is one value. */
    private boolean escape() {
        int open = lexer.start;
        boolean spaced = lexer.spaced;
        boolean date = lexer.next() == Kind.WORD && (lexer.is("d") || lexer.is("t") || lexer.is("ts"));
        boolean found = date && lexer.next() == Kind.STRING && lexer.peek() == '}';
        if (found) {
            slots.literal(Literal.Kind.STRING, lexer.start, lexer.end);
        } else {
            lexer.rewind(open);
        }
        lexer.next();
        lexer.spaced = spaced;
        return found;
    }

    /** A list of values, or rows of values: the first is folded, those like it are only counted. */
    private void values(Word word) {
        if (word == Word.IN) {
            lexer.next();
            plain('(');
        }
        boolean spaced = word == Word.VALUES && Character.isWhitespace(lexer.sql.charAt(lexer.end));
        int width = lexer.peek() == '(' ? lists.rows() : 0;
        if (width > 0) {
            mix('(');
            mix(width);
            show("(?" + ", ?".repeat(width - 1) + ")", spaced);
            operand();
        } else if (word == Word.IN && lists.elements()) {
            value(false);
        }
    }

    private void mix(long token) {
        hash = (Long.rotateLeft(hash, 5) ^ token) * 0x9fb21c651e98df25L;
    }

    private void show() {
        if (shown != null && shown.length() <= LONGEST_SHOWN) {
            space(lexer.spaced).append(lexer.sql, lexer.start, Math.min(lexer.end, lexer.start + LONGEST_SHOWN));
        }
    }

    private void show(String text, boolean spaced) {
        if (shown != null && shown.length() <= LONGEST_SHOWN) {
            space(spaced).append(text);
        }
    }

    private StringBuilder space(boolean spaced) {
        java.util.Objects.requireNonNull(shown);
        return spaced && shown.length() > 0 ? shown.append(' ') : shown;
    }
}
