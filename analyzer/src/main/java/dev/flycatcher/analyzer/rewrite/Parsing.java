package dev.flycatcher.analyzer.rewrite;

import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;

/**
 * Reads hostile text, bounded in length, nesting and time, so that whatever the parser does, the caller gets a statement
 * or a reason.
 */
final class Parsing {
    static final int LONGEST = 20_000;
    static final int DEEPEST = 30;
    static final long MILLIS = 2_000;

    private Parsing() {}

    /** The statement, which written out again says the same as the text. */
    static Statement parse(String sql) {
        Tokens tokens = checked(sql);
        Statement statement = TimeBox.within(MILLIS, () -> read(sql));
        if (!Tokens.of(statement.toString()).sameAs(tokens)) {
            throw new Refusal("the parser does not read all of the statement");
        }
        return statement;
    }

    /** The text, which is not too long to be looked at. */
    static String sized(String sql) {
        if (sql.length() > LONGEST || sql.endsWith("…")) {
            throw new Refusal("the statement is longer than %,d characters".formatted(LONGEST));
        }
        return sql;
    }

    /** The tokens of a text that is neither too long nor nested too deep to be read. */
    static Tokens checked(String sql) {
        Tokens tokens = Tokens.of(sized(sql));
        if (tokens.depth() > DEEPEST) {
            throw new Refusal("the statement is nested more than " + DEEPEST + " deep");
        }
        return tokens;
    }

    private static Statement read(String sql) {
        boolean brackets = sql.contains("[");
        CCJSqlParser parser = CCJSqlParserUtil.newParser(sql)
                .withSquareBracketQuotation(brackets)
                .withAllowComplexParsing(true);
        TimeBox.endedBy(() -> parser.interrupted = true);
        try {
            return parser.Statement();
        } catch (Exception | Error e) { // StackOverflowError, TokenMgrException: the parser's, which ends here
            throw new Refusal("the statement is not in the SQL the parser knows");
        }
    }
}
