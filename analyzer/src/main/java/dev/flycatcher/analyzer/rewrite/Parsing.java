package dev.flycatcher.analyzer.rewrite;

import java.util.concurrent.Callable;
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

    private final Callable<Statement> reading;
    private final Runnable interrupt;
    private final AtomicReference<@Nullable Object> outcome = new AtomicReference<>();

    /** @param interrupt makes the reading end soon */
    private Parsing(Callable<Statement> reading, Runnable interrupt) {
        this.reading = reading;
        this.interrupt = interrupt;
    }

    /** The statement, which written out again says the same as the text. */
    static Statement parse(String sql) {
        Tokens tokens = checked(sql);
        boolean brackets = sql.contains("[");
        CCJSqlParser parser = CCJSqlParserUtil.newParser(sql)
                .withSquareBracketQuotation(brackets)
                .withAllowComplexParsing(true);
        Statement statement = within(MILLIS, parser::Statement, () -> parser.interrupted = true);
        if (!Tokens.of(statement.toString()).sameAs(tokens)) {
            throw new Refusal("the parser does not read all of the statement");
        }
        return statement;
    }

    /** What the reading gives, if it does so in that time; it is interrupted when not, and refused when it fails. */
    static Statement within(long millis, Callable<Statement> reading, Runnable interrupt) {
        return new Parsing(reading, interrupt).run(millis);
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

    private Statement run(long millis) {
        Thread thread = new Thread(null, this::read, "flycatcher-parser", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Object come = outcome.get(); // now: what an interrupted reading says is of no interest
        if (come instanceof Statement statement) {
            return statement;
        }
        interrupt.run();
        throw new Refusal(
                come == null
                        ? "the parser did not finish within %,d ms".formatted(millis)
                        : "the statement is not in the SQL the parser knows");
    }

    private void read() {
        try {
            outcome.compareAndSet(null, reading.call());
        } catch (Exception
                | Error e) { // StackOverflowError, TokenMgrException: the parser's, on a thread that ends here
            outcome.compareAndSet(null, e);
        }
    }
}
