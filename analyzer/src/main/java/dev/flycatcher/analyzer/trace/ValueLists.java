package dev.flycatcher.analyzer.trace;

import dev.flycatcher.analyzer.trace.Lexer.Kind;

/** Reads lists of plain values, each a literal or a marker: what may be longer or shorter within one shape. */
final class ValueLists {
    private final Lexer lexer;
    private final Slots slots;

    ValueLists(Lexer lexer, Slots slots) {
        this.lexer = lexer;
        this.slots = slots;
    }

    /** Reads values up to what is not one; false when there is none, and then nothing was read. */
    boolean elements() {
        if (!element()) {
            return false;
        }
        int before = lexer.end;
        while (comma() && element()) {
            before = lexer.end;
        }
        lexer.rewind(before);
        return true;
    }

    /** Reads rows of equal width up to what is not one; returns the width, 0 when there is none. */
    int rows() {
        int width = row();
        int before = lexer.end;
        int count = slots.count;
        while (width > 0 && comma() && row() == width) {
            before = lexer.end;
            count = slots.count;
        }
        slots.reset(count);
        lexer.rewind(before);
        return width;
    }

    private int row() {
        int before = lexer.end;
        int count = slots.count;
        if (lexer.peek() == '(') {
            lexer.next();
            boolean more = element();
            while (more && lexer.peek() == ',') {
                more = comma() && element();
            }
            if (more) {
                lexer.next();
                return slots.count - count;
            }
        }
        slots.reset(count);
        lexer.rewind(before);
        return 0;
    }

    private boolean comma() {
        return lexer.peek() == ',' && lexer.next() == Kind.SYMBOL;
    }

    private boolean element() {
        int before = lexer.end;
        lexer.next();
        int start = lexer.start;
        boolean signed = lexer.is('-') || lexer.is('+');
        boolean plain = signed ? lexer.next() == Kind.NUMBER : plain();
        char after = lexer.peek();
        if (plain && (after == ',' || after == ')')) {
            add(start);
            return true;
        }
        lexer.rewind(before);
        return false;
    }

    private boolean plain() {
        if (lexer.kind == Kind.WORD) {
            Word word = word();
            boolean typed = word == Word.TYPED && lexer.peek() == '\'' && lexer.next() == Kind.STRING;
            return typed || word == Word.NULL || word == Word.BOOLEAN;
        }
        return lexer.kind == Kind.NUMBER || lexer.kind == Kind.STRING || lexer.kind == Kind.MARKER;
    }

    private void add(int start) {
        switch (lexer.kind) {
            case MARKER -> slots.marker(lexer);
            case NUMBER -> slots.literal(Literal.Kind.NUMBER, start, lexer.end);
            case STRING -> slots.literal(Literal.Kind.STRING, lexer.start, lexer.end);
            default -> slots.literal(word() == Word.NULL ? Literal.Kind.NULL : Literal.Kind.BOOLEAN, start, lexer.end);
        }
    }

    private @org.jspecify.annotations.Nullable Word word() {
        return Word.of(Word.hash(lexer.sql, lexer.start, lexer.end));
    }
}
