package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Bind;
import dev.flycatcher.orm.sql.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs commands: on the thread's transaction if it has one, else each on a connection of its own. */
public final class Executor implements AutoCloseable {
    private final Sessions sessions;
    private final @Nullable Sessions replica;
    private final QueryListener listener;
    private final Settings settings;
    private final Transactions transactions;
    private final ThreadLocal<@Nullable Session> current;
    private final AtomicInteger open = new AtomicInteger();

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
        this.transactions = new Transactions(this, sessions, replica, current, settings.isolation());
        this.current = current;
        this.listener = listener;
        this.settings = settings;
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
            throw new ConnectionException("Cannot open the database: " + e.getMessage(), e);
        }
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
        return DatabaseException.of(known(), sql, e);
    }

    /** The dialect, or null where no connection could be had to ask. */
    private @Nullable Dialect known() {
        try {
            return sessions.dialect();
        } catch (SQLException | RuntimeException e) {
            return null;
        }
    }

    /** What reads the rows of a result. */
    @FunctionalInterface
    public interface Reader<R> {
        R read(ResultSet rows) throws SQLException;
    }

    /** Runs a query and reads its rows before the statement goes back. */
    public <R> R query(Command command, Reader<R> reader) {
        return run(command, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        });
    }

    /** Runs a statement that writes, and reads the rows it returns. */
    public <R> R returning(Command command, Reader<R> reader) {
        transactions.requireWriting(command);
        return query(command, reader);
    }

    /** Runs a statement that changes rows, or the schema, and returns how many rows it changed. */
    public int update(Command command) {
        transactions.requireWriting(command);
        return run(command, PreparedStatement::executeUpdate);
    }

    /** Runs an INSERT and returns the keys the database counted up, where it does not return rows. */
    public List<Long> insert(Command command) {
        transactions.requireWriting(command);
        return run(command, Session::takeForKeys, statement -> {
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

    private interface Prepare {
        PreparedStatement on(Session session, String sql) throws SQLException;
    }

    private interface Use<R> {
        R with(PreparedStatement statement) throws SQLException;
    }

    private <R> R run(Command command, Use<R> use) {
        return run(command, Session::take, use);
    }

    private <R> R run(Command command, Prepare prepare, Use<R> use) {
        long start = System.nanoTime();
        try {
            Session session = take();
            R result;
            try {
                result = onSession(session, command, prepare, use);
            } catch (SQLException | RuntimeException e) {
                giveAfter(session, e);
                throw e;
            }
            give(session);
            tell(command, result, start, null);
            return result;
        } catch (SQLException e) {
            tell(command, null, start, e);
            throw failure(command, start, e);
        }
    }

    /** The exception for a failure of what began at {@code start}. */
    private DatabaseException failure(Command command, long start, SQLException e) {
        return Deadline.told(failure(command.sql(), e), settings.seconds(), System.nanoTime() - start);
    }

    /** Gives back a session whose statement failed, which may fail as well and hides nothing. */
    private void giveAfter(Session session, Exception failure) {
        try {
            give(session);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private <R> R onSession(Session session, Command command, Prepare prepare, Use<R> use) throws SQLException {
        PreparedStatement statement = prepare.on(session, command.sql());
        boolean done = false;
        try {
            bind(statement, command.binds());
            R result = Deadline.of(statement, settings.seconds(), sessions.dialect(), () -> use.with(statement));
            done = true;
            return result;
        } finally {
            if (done) {
                session.give(command.sql(), statement);
            } else {
                session.discard(statement);
            }
        }
    }

    private void bind(PreparedStatement statement, List<Bind> binds) throws SQLException {
        if (binds.isEmpty()) {
            return;
        }
        Dialect dialect = sessions.dialect();
        for (int i = 0; i < binds.size(); i++) {
            Bind bind = binds.get(i);
            bind.type().bind(statement, i + 1, bind.value(), dialect);
        }
    }

    /** Opens a result that is read while it comes. The caller closes it. */
    public Cursor cursor(Command command) {
        long start = System.nanoTime();
        try {
            Session session = take();
            PreparedStatement statement = null;
            Portions portions = null;
            try {
                PreparedStatement taken = session.take(command.sql());
                statement = taken;
                bind(taken, command.binds());
                Portions fetched = Portions.of(session.connection, taken, sessions.dialect());
                portions = fetched;
                ResultSet rows = Deadline.of(taken, settings.seconds(), sessions.dialect(), taken::executeQuery);
                return new Cursor(
                        rows,
                        count -> {
                            try {
                                fetched.end();
                            } finally {
                                finish(session, command, taken, count, start);
                            }
                        },
                        e -> failure(command.sql(), e));
            } catch (SQLException | RuntimeException e) {
                if (statement != null) {
                    session.discard(statement);
                }
                Portions.endAfter(portions, e);
                giveAfter(session, e);
                throw e;
            }
        } catch (SQLException e) {
            tell(command, null, start, e);
            throw failure(command, start, e);
        }
    }

    private void finish(Session session, Command command, PreparedStatement statement, long count, long start)
            throws SQLException {
        try {
            session.give(command.sql(), statement);
        } finally {
            give(session);
        }
        tell(command, count, start, null);
    }

    /** How many statements and streams are open at the moment. */
    public int open() {
        return open.get();
    }

    private Session take() throws SQLException {
        Session mine = current.get();
        Session taken = mine != null ? mine : sessions.take();
        open.incrementAndGet();
        return taken;
    }

    private void give(Session session) throws SQLException {
        open.decrementAndGet();
        if (session != current.get()) {
            session.home.give(session);
        }
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

    interface Control {
        void run() throws SQLException;
    }

    void control(String sql, Control action) {
        Command command = Command.of(sql);
        long start = System.nanoTime();
        try {
            action.run();
            tell(command, 0, start, null);
        } catch (SQLException e) {
            tell(command, null, start, e);
            throw failure(sql, e);
        }
    }

    private void tell(Command command, @Nullable Object result, long start, @Nullable SQLException error) {
        if (listener != QueryListener.NONE) {
            long rows = result instanceof Collection<?> all
                    ? all.size()
                    : result instanceof Number count ? count.longValue() : -1;
            listener.executed(new QueryEvent(command, rows, System.nanoTime() - start, error));
        }
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
