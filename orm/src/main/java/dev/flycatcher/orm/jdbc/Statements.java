package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Bind;
import dev.flycatcher.orm.sql.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs single statements, on the session of the thread's transaction or one of their own: prepares, binds, limits their
 * time, and tells the listener what became of them.
 */
final class Statements {
    private final Sessions sessions;
    private final ThreadLocal<@Nullable Session> current;
    private final QueryListener listener;
    private final Settings settings;
    private final AtomicInteger open = new AtomicInteger();
    private volatile @Nullable Boolean ordered;

    Statements(Sessions sessions, ThreadLocal<@Nullable Session> current, QueryListener listener, Settings settings) {
        this.sessions = sessions;
        this.current = current;
        this.listener = listener;
        this.settings = settings;
    }

    /** The exception for what {@code sql} failed with, by what it means. */
    DatabaseException failure(String sql, SQLException e) {
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

    /** As the server says that it is; where it cannot be asked, it is not known to. */
    boolean keepsKeysInOrder() {
        Boolean known = ordered;
        if (known == null) {
            try {
                Session session = take();
                try {
                    String version = session.connection.getMetaData().getDatabaseProductVersion();
                    known = sessions.dialect().keepsKeysInOrder(String.valueOf(version));
                } finally {
                    give(session);
                }
                ordered = known;
            } catch (SQLException e) {
                return false;
            }
        }
        return known;
    }

    interface Prepare {
        PreparedStatement on(Session session, String sql) throws SQLException;
    }

    interface Use<R> {
        R with(PreparedStatement statement) throws SQLException;
    }

    <R> R run(Command command, Use<R> use) {
        return run(command, Session::take, use);
    }

    <R> R run(Command command, Prepare prepare, Use<R> use) {
        long start = System.nanoTime();
        try {
            R result = onOne(command, prepare, use);
            tell(command, result, start, null);
            return result;
        } catch (SQLException e) {
            tell(command, null, start, e);
            throw failure(command, start, e);
        }
    }

    /** Runs queries as one; a failure is told of all of them, since it does not say which it was. */
    <R> void runTogether(List<Command> all, List<Executor.Reader<R>> readers) {
        Command together = Command.together(all);
        long start = System.nanoTime();
        try {
            Object[] results = new Object[all.size()];
            long[] ends = onOne(together, Session::take, statement -> readAll(statement, readers, results));
            for (int i = 0; i < results.length; i++) {
                tell(all.get(i), results[i], i == 0 ? start : ends[i - 1], ends[i], null);
            }
        } catch (SQLException e) {
            tell(together, null, start, e);
            throw failure(together, start, e);
        }
    }

    /** When each was read. */
    private static <R> long[] readAll(
            PreparedStatement statement, List<Executor.Reader<R>> readers, @Nullable Object[] results)
            throws SQLException {
        long[] ends = new long[results.length];
        statement.execute();
        for (int i = 0; i < results.length; i++) {
            try (ResultSet rows = statement.getResultSet()) {
                results[i] = readers.get(i).read(rows);
            }
            ends[i] = System.nanoTime();
            statement.getMoreResults();
        }
        return ends;
    }

    private <R> R onOne(Command command, Prepare prepare, Use<R> use) throws SQLException {
        Session session = take();
        R result;
        try {
            result = onSession(session, command, prepare, use);
        } catch (SQLException | RuntimeException e) {
            giveAfter(session, e);
            throw e;
        }
        give(session);
        return result;
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
    Cursor cursor(Command command) {
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
    int open() {
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
        tell(command, result, start, System.nanoTime(), error);
    }

    private void tell(Command command, @Nullable Object result, long start, long end, @Nullable SQLException error) {
        if (listener != QueryListener.NONE) {
            long rows = result instanceof Collection<?> all
                    ? all.size()
                    : result instanceof Number count ? count.longValue() : -1;
            listener.executed(new QueryEvent(command, rows, end - start, error));
        }
    }
}
