package dev.flycatcher.analyzer.trace;

import dev.flycatcher.analyzer.trace.Lexer.Kind;

/**
 * The markers of a shape's text, and which of them a bind position belongs to when a list of values is longer than the
 * text shows.
 *
 * <p>With one list the answer is exact. With several, positions before the first and after the last are; in between it
 * cannot be known and {@link #of(int, int)} says 0.
 *
 * @param count markers in the text
 * @param lists how many lists or groups of rows the text has
 * @param first the first marker that belongs to a list, 0 without lists
 * @param last the last marker that belongs to a list, 0 without lists
 */
public record Markers(int count, int lists, int first, int last) {

    /** Markers of that shape's text. */
    public static Markers of(Shape shape) {
        Lexer lexer = new Lexer(shape.sql(), Dialect.GENERIC);
        int count = 0;
        int lists = 0;
        int first = 0;
        int last = 0;
        while (lexer.next() != Kind.END) {
            if (lexer.kind == Kind.MARKER) {
                count++;
            } else if (opensList(lexer)) {
                int width = width(lexer);
                if (width > 0) {
                    first = first == 0 ? count + 1 : first;
                    count += width;
                    last = count;
                    lists++;
                }
            }
        }
        return new Markers(count, lists, first, last);
    }

    private static boolean opensList(Lexer lexer) {
        boolean word = lexer.is("in") || lexer.is("values");
        return word && lexer.peek() == '(';
    }

    /** Markers of the list at hand: {@code (?)}, {@code (?, ?)} or {@code ((?, ?))}; 0 for anything else. */
    private static int width(Lexer lexer) {
        int before = lexer.end;
        Slots slots = new Slots();
        ValueLists lists = new ValueLists(lexer, slots);
        if (lexer.is("values")) {
            return lists.rows() > 0 ? slots.count : 0;
        }
        lexer.next();
        boolean found = lexer.peek() == '(' ? lists.rows() > 0 : lists.elements();
        if (!found) {
            lexer.rewind(before);
        }
        return slots.count;
    }

    /**
     * The marker a bind position belongs to, both from 1; 0 when that cannot be known.
     *
     * @param position bind position
     * @param width bind positions of the execution, {@link Binds#width()}
     */
    public int of(int position, int width) {
        if (lists == 0 || position < first) {
            return position <= count ? position : 0;
        }
        int fromEnd = width - position;
        if (fromEnd < count - last) {
            return count - fromEnd;
        }
        int group = last - first + 1;
        return lists > 1 ? 0 : first + (position - first) % group;
    }

    /**
     * The bind position of a marker, both from 1; 0 when that cannot be known, or when the marker stands for several.
     *
     * @param width bind positions of the execution, {@link Binds#width()}
     */
    public int position(int marker, int width) {
        if (width == count || lists == 0 || marker < first) {
            return marker <= width ? marker : 0;
        }
        return marker > last ? width - (count - marker) : 0;
    }

    /** Values bound to the text's only list, the rows of {@code VALUES} times their width; 0 without one or with several. */
    public int listed(int width) {
        return lists == 1 ? Math.max(0, width - (count - (last - first + 1))) : 0;
    }
}
