package dev.flycatcher.orm.test;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.jdbc.QueryEvent;
import dev.flycatcher.orm.jdbc.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One test: its statements, and its transaction, which closing undoes. Belongs to the thread that began it. */
public final class TestRun implements AutoCloseable {
    private static final Pattern EDGE =
            Pattern.compile("(BEGIN|START TRANSACTION|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\\b.*", Pattern.DOTALL);

    private final Transaction transaction;
    private final Runnable ended;
    private final List<Command> commands = new ArrayList<>();

    TestRun(Transaction transaction, Runnable ended) {
        this.transaction = transaction;
        this.ended = ended;
    }

    void executed(QueryEvent event) {
        if (!EDGE.matcher(event.command().sql()).matches()) {
            commands.add(event.command());
        }
    }

    /** SQL of the statements so far, without those that begin and end transactions. */
    public List<String> statements() {
        return commands.stream().map(Command::sql).toList();
    }

    /** Forgets the statements so far, such as those of the test's data. */
    public TestRun clear() {
        commands.clear();
        return this;
    }

    /** Fails unless exactly so many statements were sent. */
    public TestRun assertQueries(int expected) {
        if (commands.size() != expected) {
            throw new AssertionError(
                    "expected " + expected + " statements, but there were " + commands.size() + ":" + list());
        }
        return this;
    }

    /** Fails when more statements were sent. */
    public TestRun assertAtMost(int most) {
        if (commands.size() > most) {
            throw new AssertionError(
                    "expected at most " + most + " statements, but there were " + commands.size() + ":" + list());
        }
        return this;
    }

    /** Fails unless exactly these were sent, in this order. */
    public TestRun assertStatements(String... expected) {
        List<String> sent = statements();
        if (!sent.equals(List.of(expected))) {
            int first = 0;
            while (first < sent.size()
                    && first < expected.length
                    && sent.get(first).equals(expected[first])) {
                first++;
            }
            throw new AssertionError("statement " + (first + 1) + " is not as expected: "
                    + (first < expected.length ? expected[first] : "none") + "\nsent were:" + list());
        }
        return this;
    }

    private String list() {
        StringBuilder list = new StringBuilder();
        for (Command command : commands) {
            list.append("\n  ").append(command.sql());
            if (command.relation() != null) {
                list.append("  -- loads ").append(command.relation());
            }
        }
        return list.toString();
    }

    /** Undoes what the test did, and what was done atomically within it. */
    @Override
    public void close() {
        ended.run();
        transaction.close();
    }
}
