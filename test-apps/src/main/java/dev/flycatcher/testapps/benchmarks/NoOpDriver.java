package dev.flycatcher.testapps.benchmarks;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.StubMethod;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * A JDBC driver without a database: what is left of a query when nothing is asked. The methods a query calls are
 * written out, so that they cost what a call costs; the other 400 are stubs. Their classes are public, or each would be
 * called by way of a bridge that is watched as well. None is inlined into the caller, for no compiler sees through a real
 * driver either.
 */
final class NoOpDriver {
    private static final Class<? extends NoOpConnection> CONNECTION = complete(NoOpConnection.class);
    private static final Class<? extends NoOpStatement> STATEMENT = complete(NoOpStatement.class);
    private static final Class<? extends NoOpRows> ROWS = complete(NoOpRows.class);

    private NoOpDriver() {}

    static Connection connect() {
        try {
            NoOpRows rows = ROWS.getDeclaredConstructor().newInstance();
            NoOpStatement statement =
                    STATEMENT.getDeclaredConstructor(NoOpRows.class).newInstance(rows);
            return CONNECTION.getDeclaredConstructor(NoOpStatement.class).newInstance(statement);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the no-op driver does not start", e);
        }
    }

    /** Hands out the one statement again and again, as a pool's statement cache does. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public abstract static class NoOpConnection implements Connection {
        private final NoOpStatement statement;
        private boolean autoCommit = true;

        NoOpConnection(NoOpStatement statement) {
            this.statement = statement;
            statement.connection = this;
        }

        @Override
        public PreparedStatement prepareStatement(String sql) {
            return statement;
        }

        @Override
        public void setAutoCommit(boolean on) {
            autoCommit = on;
        }

        @Override
        public boolean getAutoCommit() {
            return autoCommit;
        }

        /** Some who watch ask for the URL of each new connection. */
        @Override
        public DatabaseMetaData getMetaData() {
            return (DatabaseMetaData) Proxy.newProxyInstance(
                    NoOpDriver.class.getClassLoader(),
                    new Class<?>[] {DatabaseMetaData.class},
                    (proxy, method, arguments) -> method.getReturnType() == String.class ? "jdbc:noop:" : null);
        }

        @Override
        public void commit() {}

        @Override
        public void close() {}
    }

    /** Remembers its bind, and answers with it. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public abstract static class NoOpStatement implements PreparedStatement {
        private final NoOpRows rows;
        private Connection connection;
        private long key;

        NoOpStatement(NoOpRows rows) {
            this.rows = rows;
        }

        /** Some who watch record nothing of a statement that has none. */
        @Override
        public Connection getConnection() {
            return connection;
        }

        @Override
        public void setLong(int index, long value) {
            key = value;
        }

        @Override
        public ResultSet executeQuery() {
            rows.start(key);
            return rows;
        }

        @Override
        public void close() {}
    }

    /** Eleven rows, in every column the same; their values change with the key. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public abstract static class NoOpRows implements ResultSet {
        private static final int ROWS = 11;
        private static final String[] TEXTS = {"ready", "delivered", "on its way", "given back"};

        private long value;
        private int left;

        void start(long key) {
            value = key;
            left = ROWS;
        }

        @Override
        public boolean next() {
            return left-- > 0;
        }

        @Override
        public long getLong(int column) {
            return value + 1;
        }

        @Override
        public long getLong(String label) {
            return value + 1;
        }

        @Override
        public String getString(int column) {
            return TEXTS[(int) value & 3];
        }

        @Override
        public void close() {}
    }

    private static <T> Class<? extends T> complete(Class<T> type) {
        return new ByteBuddy()
                .subclass(type)
                .name(type.getPackageName() + ".Whole" + type.getSimpleName())
                .method(isAbstract())
                .intercept(StubMethod.INSTANCE)
                .make()
                .load(type.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
                .getLoaded();
    }
}
