package dev.flycatcher.analyzer.trace;

/**
 * Splits SQL into tokens, one pass, no allocation. It never fails: what is left open runs to the end of the text.
 */
final class Lexer {
    enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        MARKER,
        SYMBOL,
        END
    }

    final String sql;
    private final Dialect dialect;

    Kind kind = Kind.END;
    int start;
    int end;
    /** Whether white space or a comment stands before the token. */
    boolean spaced;

    Lexer(String sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    /** Continues from there, as if what lies before had just been read. */
    void rewind(int position) {
        end = position;
    }

    Kind next() {
        int from = end;
        start = skipBlanks(from);
        spaced = start > from;
        kind = start >= sql.length() ? Kind.END : read(sql.charAt(start));
        return kind;
    }

    char first() {
        return kind == Kind.END ? 0 : sql.charAt(start);
    }

    boolean is(char symbol) {
        return kind == Kind.SYMBOL && first() == symbol;
    }

    boolean is(String word) {
        return kind == Kind.WORD
                && end - start == word.length()
                && sql.regionMatches(true, start, word, 0, end - start);
    }

    private Kind read(char c) {
        if (isWordStart(c)) {
            return word();
        }
        if (c >= '0' && c <= '9' || c == '.' && isDigit(start + 1)) {
            return number();
        }
        return switch (c) {
            case '\'' -> string(start, dialect.backslashes());
            case '"' -> dialect.backslashes() ? string(start, true) : quoted('"');
            case '`' -> quoted('`');
            case '[' -> opensIdentifier() ? quoted(']') : symbol(1);
            case '?' -> question();
            case '$' -> dollar();
            case ':' -> colon();
            default -> symbol(1);
        };
    }

    private Kind symbol(int length) {
        end = start + length;
        return Kind.SYMBOL;
    }

    private Kind marker(int length) {
        end = start + length;
        return Kind.MARKER;
    }

    private Kind word() {
        end = wordEnd(start + 1);
        if (at(end) == '&' && at(end + 1) == '\'' && end - start == 1 && (sql.charAt(start) | 32) == 'u') {
            return string(end + 1, false);
        }
        if (at(end) == '\'' && end - start <= 12) {
            return prefixed();
        }
        return Kind.WORD;
    }

    /** A word right before a quote: {@code N''}, {@code X''}, {@code E''}, {@code q'[]'}, {@code _utf8''}, {@code U&''}. */
    private Kind prefixed() {
        char c = Character.toLowerCase(sql.charAt(start));
        int length = end - start;
        if (length == 1 && "nxb".indexOf(c) >= 0 || c == '_') {
            return string(end, dialect.backslashes());
        }
        if (length == 1 && c == 'e') {
            return string(end, true);
        }
        char last = Character.toLowerCase(sql.charAt(end - 1));
        return last == 'q' && (length == 1 || length == 2 && c == 'n') ? quoteOperator() : Kind.WORD;
    }

    /** Oracle's {@code q'[it's]'}: ends at the closing delimiter followed by a quote. */
    private Kind quoteOperator() {
        char open = at(end + 1);
        int mirrored = "[({<".indexOf(open);
        String close = (mirrored < 0 ? open : "])}>".charAt(mirrored)) + "'";
        int found = sql.indexOf(close, end + 2);
        end = found < 0 ? sql.length() : found + 2;
        return Kind.STRING;
    }

    private Kind number() {
        int i = start;
        if (sql.charAt(i) == '0' && (at(i + 1) | 32) == 'x') {
            end = wordEnd(i + 2);
            return Kind.NUMBER;
        }
        i = digits(i);
        if (at(i) == '.') {
            i = digits(i + 1);
        }
        if ((at(i) | 32) == 'e') {
            int exponent = at(i + 1) == '-' || at(i + 1) == '+' ? i + 2 : i + 1;
            i = isDigit(exponent) ? digits(exponent) : i;
        }
        end = isWordPart(at(i)) ? wordEnd(i) : i;
        return end > i ? Kind.WORD : Kind.NUMBER;
    }

    private int digits(int i) {
        while (isDigit(i) || at(i) == '_' && isDigit(i + 1)) {
            i++;
        }
        return i;
    }

    /** A string whose opening quote stands at {@code quote}; a doubled quote is one of its characters. */
    private Kind string(int quote, boolean backslashes) {
        char close = sql.charAt(quote);
        int i = quote + 1;
        for (; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\' && backslashes) {
                i++;
            } else if (c == close) {
                if (at(i + 1) != close) {
                    break;
                }
                i++;
            }
        }
        end = Math.min(i + 1, sql.length());
        return Kind.STRING;
    }

    private Kind quoted(char close) {
        int i = start + 1;
        while (i < sql.length() && (sql.charAt(i) != close || at(i + 1) == close)) {
            i += sql.charAt(i) == close ? 2 : 1;
        }
        end = Math.min(i + 1, sql.length());
        return Kind.QUOTED;
    }

    /** Elsewhere than on the engines that quote with brackets, {@code a[1]} is a subscript and {@code .[b]} a name. */
    private boolean opensIdentifier() {
        if (dialect.brackets()) {
            return true;
        }
        char before = start == 0 ? ' ' : sql.charAt(start - 1);
        boolean mayQuote = dialect == Dialect.GENERIC || dialect == Dialect.H2;
        return mayQuote && isWordStart(at(start + 1)) && !isWordPart(before) && before != ']' && before != ')';
    }

    /**
     * A bind marker, or one of PostgreSQL's operators: {@code ??} as its driver escapes it, {@code ?|} and {@code ?&}
     * (but {@code ?||} concatenates), {@code ?} before a string.
     */
    private Kind question() {
        if (!dialect.questionOperators() || isDigit(start + 1)) {
            return marker(digits(start + 1) - start);
        }
        char c = at(start + 1);
        if (c == '?') {
            return symbol(2);
        }
        boolean operator = (c == '|' || c == '&') && at(start + 2) != c;
        return operator || at(skipBlanks(start + 1)) == '\'' ? symbol(1) : marker(1);
    }

    private Kind dollar() {
        if (isDigit(start + 1)) {
            return marker(digits(start + 1) - start);
        }
        int tag = tagEnd(start + 1);
        if (!dialect.dollarStrings() || at(tag) != '$') {
            return symbol(1);
        }
        int found = sql.indexOf(sql.substring(start, tag + 1), tag + 1);
        end = found < 0 ? sql.length() : found + tag + 1 - start;
        return Kind.STRING;
    }

    private int tagEnd(int i) {
        while (isWordPart(at(i))) {
            i++;
        }
        return i;
    }

    private Kind colon() {
        char c = at(start + 1);
        if (c == ':' || c == '=') {
            return symbol(2);
        }
        char before = start == 0 ? ' ' : sql.charAt(start - 1);
        return isWordPart(c) && !isWordPart(before) ? marker(wordEnd(start + 1) - start) : symbol(1);
    }

    /** The next character that belongs to a token, 0 at the end. */
    char peek() {
        return at(skipBlanks(end));
    }

    private int skipBlanks(int i) {
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c <= ' ' || c == 0xA0 || c == 0xFEFF) {
                i++;
            } else if (c == '-' && at(i + 1) == '-' && (!dialect.hashComments() || at(i + 2) <= ' ')
                    || c == '#' && dialect.hashComments()) {
                i = lineEnd(i);
            } else if (c == '/' && at(i + 1) == '*') {
                i = commentEnd(i + 2);
            } else {
                return i;
            }
        }
        return i;
    }

    private int lineEnd(int i) {
        while (i < sql.length() && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private int commentEnd(int i) {
        int depth = 1;
        for (; i < sql.length(); i++) {
            if (sql.charAt(i) == '*' && at(i + 1) == '/') {
                i++;
                if (--depth == 0) {
                    return i + 1;
                }
            } else if (dialect.nestedComments() && sql.charAt(i) == '/' && at(i + 1) == '*') {
                i++;
                depth++;
            }
        }
        return i;
    }

    private int wordEnd(int i) {
        while (isWordPart(at(i)) && (at(i) != '#' || !dialect.hashComments())
                || at(i) == '$' && isWordPart(at(i + 1))) {
            i++;
        }
        return i;
    }

    /** The character there, 0 past the end. */
    private char at(int i) {
        return i < sql.length() ? sql.charAt(i) : 0;
    }

    private boolean isDigit(int i) {
        return at(i) >= '0' && at(i) <= '9';
    }

    private static boolean isWordStart(char c) {
        return (c | 32) >= 'a' && (c | 32) <= 'z'
                || c == '_'
                || c == '@'
                || c == '#'
                || c > 127 && Character.isLetter(c);
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || c >= '0' && c <= '9' || c > 127 && Character.isLetterOrDigit(c);
    }
}
