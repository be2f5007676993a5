package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs commands: on the thread's transaction if it has one, else each on a connection of its own. */
public final class Executor implements AutoCloseable {
    private final Sessions sessions;
    private final @Nullable Sessions replica;
    private final ThreadLocal<@Nullable Session> current;
    private final QueryListener listener;
    private final Settings settings;
    private final Statements statements;
    private final Transactions transactions;

    private Executor(Sessions sessions, QueryListener listener) {
        this(sessions, null, new ThreadLocal<>(), listener, Settings.NONE);
    }

    private Executor(
            Sessions sessions,
            @Nullable Sessions replica,
            ThreadLocal<@Nullable Session> current,
            QueryListener listener,
            Settings settings) {
        this.sessions = sessions;
        this.replica = replica;
        this.current = current;
        this.listener = listener;
        this.settings = settings;
        this.statements = new Statements(sessions, current, listener, settings);
        this.transactions = new Transactions(statements, sessions, replica, current, settings.isolation());
    }

    /**
     * An executor with connections of its own.
     *
     * @param named which dialect it is; null to see it from the URL
     */
    public static Executor open(String url, @Nullable Dialect named, QueryListener listener) {
        try {
            return new Executor(Sessions.of(url, named != null ? named : Dialect.ofUrl(url)), listener);
        } catch (SQLException e) {
            throw new ConnectionException("Cannot open the database: " + e.getMessage() + hint(e), e);
        }
    }

    /** What {@code DriverManager} leaves unsaid. */
    private static String hint(SQLException e) {
        return String.valueOf(e.getMessage()).startsWith("No suitable driver")
                ? ". Put the driver's jar on the class path, and begin the URL as it does, as in jdbc:sqlite:app.db."
                : "";
    }

    /**
     * An executor over connections that come from elsewhere.
     *
     * @param named which dialect it is; null to ask the first connection
     */
    public static Executor borrowing(ConnectionSource source, @Nullable Dialect named, QueryListener listener) {
        return new Executor(new BorrowedSessions(source, named), listener);
    }

    /** The same connections and transactions, heard by {@code other} as well. */
    public Executor listening(QueryListener other) {
        return new Executor(sessions, replica, current, listener.and(other), settings);
    }

    /** The same, where transactions that only read take the connections of {@code source}. */
    public Executor reading(ConnectionSource source) {
        return new Executor(sessions, new BorrowedSessions(source, dialect()), current, listener, settings);
    }

    /** The same, where transactions begin as isolated as this. */
    public Executor isolated(Isolation level) {
        return new Executor(sessions, replica, current, listener, settings.isolated(level));
    }

    /** The same, where a statement may take so long, in whole seconds; zero for as long as it takes. */
    public Executor limited(Duration most) {
        return new Executor(sessions, replica, current, listener, settings.limited(most));
    }

    /** What is the same for executors over the same connections. */
    public Object home() {
        return sessions;
    }

    public Dialect dialect() {
        try {
            return sessions.dialect();
        } catch (SQLException e) {
            throw DatabaseException.of(null, "metadata", e);
        }
    }

    /** The exception for what {@code sql} failed with, by what it means. */
    public DatabaseException failure(String sql, SQLException e) {
        return statements.failure(sql, e);
    }

    /** What reads the rows of a result. */
    @FunctionalInterface
    public interface Reader<R> {
        R read(ResultSet rows) throws SQLException;
    }

    /** Runs a query and reads its rows before the statement goes back. */
    public <R> R query(Command command, Reader<R> reader) {
        return statements.run(command, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        });
    }

    /** Whether keys without a gap can be asked for as a range; the server is asked what it is, once. */
    public boolean keepsKeysInOrder() {
        return statements.keepsKeysInOrder();
    }

    /** Whether {@link #queries} takes one round trip. A limit of time is one statement's, so those go alone that have one. */
    public boolean takesSeveral() {
        return dialect().takesSeveral() && settings.seconds() == 0;
    }

    /** Runs several queries in one round trip and reads the rows of each, in their order. */
    public <R> void queries(List<Command> commands, List<Reader<R>> readers) {
        statements.runTogether(commands, readers);
    }

    /** Runs a statement that writes, and reads the rows it returns. */
    public <R> R returning(Command command, Reader<R> reader) {
        transactions.requireWriting(command);
        return query(command, reader);
    }

    /** Runs a statement that changes rows, or the schema, and returns how many rows it changed. */
    public int update(Command command) {
        transactions.requireWriting(command);
        return statements.run(command, PreparedStatement::executeUpdate);
    }

    /** Runs an INSERT and returns the keys the database counted up, where it does not return rows. */
    public List<Long> insert(Command command) {
        transactions.requireWriting(command);
        return statements.run(command, Session::takeForKeys, statement -> {
            statement.executeUpdate();
            List<Long> made = new ArrayList<>();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                while (keys.next()) {
                    made.add(keys.getLong(1));
                }
            }
            return made;
        });
    }

    /** Opens a result that is read while it comes. The caller closes it. */
    public Cursor cursor(Command command) {
        return statements.cursor(command);
    }

    /** How many statements and streams are open at the moment. */
    public int open() {
        return statements.open();
    }

    /** Begins a transaction on this thread or, if it has one, a savepoint. */
    public Transaction begin() {
        return transactions.enter(false);
    }

    /** What is done within a transaction. */
    @FunctionalInterface
    public interface Work<R extends @Nullable Object, X extends Exception> {
        R run(Transaction transaction) throws X;
    }

    /** Runs {@code work} in a transaction or savepoint: kept when it returns, undone when it throws. */
    public <R extends @Nullable Object, X extends Exception> R atomic(Work<R, X> work) throws X {
        return Transactions.run(transactions.enter(false), work);
    }

    /** As {@link #atomic}, but reads only: on a replica if there is one. Inside a transaction it is part of that. */
    public <R extends @Nullable Object, X extends Exception> R readOnly(Work<R, X> work) throws X {
        return Transactions.run(transactions.enter(true), work);
    }

    /** As {@link #atomic}, but never a savepoint. */
    <R extends @Nullable Object, X extends Exception> R alone(Work<R, X> work) throws X {
        return transactions.alone(work);
    }

    /** Whether this thread is inside a transaction. */
    public boolean inTransaction() {
        return transactions.current() != null;
    }

    /**
     * Closes the connections that are our own.
     *
     * @throws ConnectionException if this thread is inside a transaction
     */
    @Override
    public void close() {
        if (inTransaction()) {
            throw new ConnectionException(
                    "The database was closed inside a transaction. End the transaction first.", null);
        }
        try {
            sessions.close();
        } catch (SQLException e) {
            throw failure("close", e);
        }
    }
}
