package dev.flycatcher.analyzer.rewrite;

import java.util.concurrent.atomic.AtomicReference;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Reads hostile text on a thread of its own: bounded in length, nesting and time, so that whatever the parser does, the
 * caller gets a statement or a reason.
 */
final class Parsing {
    static final int LONGEST = 20_000;
    static final int DEEPEST = 30;
    static final long MILLIS = 2_000;
    private static final long STACK = 8L << 20;

    private final CCJSqlParser parser;
    private final AtomicReference<@Nullable Object> outcome = new AtomicReference<>();

    private Parsing(CCJSqlParser parser) {
        this.parser = parser;
    }

    /** The statement, which written out again says the same as the text. */
    static Statement parse(String sql) {
        Tokens tokens = checked(sql);
        boolean brackets = sql.contains("[");
        CCJSqlParser parser = CCJSqlParserUtil.newParser(sql)
                .withSquareBracketQuotation(brackets)
                .withAllowComplexParsing(true);
        Statement statement = new Parsing(parser).run();
        if (!Tokens.of(statement.toString()).sameAs(tokens)) {
            throw new Refusal("the parser does not read all of the statement");
        }
        return statement;
    }

    /** The tokens of a text that is neither too long nor nested too deep to be read. */
    static Tokens checked(String sql) {
        if (sql.length() > LONGEST || sql.endsWith("…")) {
            throw new Refusal("the statement is longer than %,d characters".formatted(LONGEST));
        }
        Tokens tokens = Tokens.of(sql);
        if (tokens.depth() > DEEPEST) {
            throw new Refusal("the statement is nested more than " + DEEPEST + " deep");
        }
        return tokens;
    }

    private Statement run() {
        Thread thread = new Thread(null, this::read, "flycatcher-parser", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (outcome.get() instanceof Statement statement) {
            return statement;
        }
        parser.interrupted = true;
        throw new Refusal(
                outcome.get() == null
                        ? "the parser did not finish within %,d ms".formatted(MILLIS)
                        : "the statement is not in the SQL the parser knows");
    }

    private void read() {
        try {
            outcome.compareAndSet(null, parser.Statement());
        } catch (Exception
                | Error e) { // StackOverflowError, TokenMgrException: the parser's, on a thread that ends here
            outcome.compareAndSet(null, e);
        }
    }
}
