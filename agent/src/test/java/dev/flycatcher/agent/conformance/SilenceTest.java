package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.record.Mode;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Trace;
import java.io.InputStream;
import java.io.Reader;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The watcher asks nothing: a driver hears the calls of the application, in their order, and no other; not even
 * {@code equals}, {@code hashCode} or {@code toString} (pitfalls 1 to 7, 13, 14, 20, 21, 25, 27, 28, 36, 41, 43, 49, 79).
 */
class SilenceTest {
    @AfterEach
    void mend() {
        Faults.heard = null;
        Faults.fault = Faults.Fault.NONE;
        Faults.method = "";
    }

    private static List<String> heard(Generated driver) throws SQLException {
        List<String> heard = new ArrayList<>();
        Faults.heard = heard;
        work(((Driver) driver.make(Driver.class)).connect("jdbc:old:", new Properties()));
        Faults.heard = null;
        return heard;
    }

    private static void work(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement select = connection.prepareStatement("SELECT a FROM t WHERE b = ?")) {
            for (int i = 0; i < 20; i++) {
                bind(connection, select);
                read(select.executeQuery());
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO t VALUES (1)");
            statement.executeBatch();
            statement.executeUpdate("INSERT INTO t VALUES (1)", Statement.RETURN_GENERATED_KEYS);
            statement.execute("SELECT 1; SELECT 2");
            statement.getMoreResults();
        }
        try (CallableStatement call = connection.prepareCall("{call p(?)}")) {
            call.registerOutParameter(1, 4);
            call.execute();
        }
        connection.commit();
        connection.close();
    }

    private static void bind(Connection connection, PreparedStatement select) throws SQLException {
        select.setInt(1, 1);
        select.setBinaryStream(2, unread());
        select.setCharacterStream(3, Reader.nullReader());
        select.setArray(4, connection.createArrayOf("int", new Object[0]));
        select.setBlob(5, connection.createBlob());
        select.setObject(6, connection.createClob());
        select.setObject(7, unread());
    }

    /** Who reads it takes it away from the driver. */
    private static InputStream unread() {
        return new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("somebody read it");
            }
        };
    }

    private static void read(ResultSet rows) throws SQLException {
        rows.next();
        rows.getInt(1);
        rows.getString("a");
        rows.getObject(2);
        rows.getBlob(3);
        rows.getBinaryStream(4);
        rows.close();
    }

    @ParameterizedTest
    @EnumSource
    void theDriverHearsTheApplicationAlone(Mode mode) throws Exception {
        List<String> expected = heard(new Generated(false));
        List<String> watched = new ArrayList<>();
        List<Trace> traces = Watched.recordAll(mode, () -> watched.addAll(heard(new Generated(true))));
        assertThat(watched).hasSizeGreaterThan(300).isEqualTo(expected);
        assertThat(traces.stream().mapToInt(trace -> trace.executions().size()).sum())
                .isEqualTo(mode == Mode.OFF ? 0 : 24);
    }

    /** Pitfall 10: a driver in front of drivers sends texts of its own; the application's statement is the one that counts. */
    @Test
    void aStatementThatRunsAnotherIsOne() throws Exception {
        Trace trace = Watched.record(() -> {
            Connection behind = (Connection) new Generated(true).make(Connection.class);
            Connection front = (Connection) new Generated(true).make(Connection.class);
            Faults.asked = () -> {
                Faults.method = "";
                return behind.prepareStatement("SELECT a FROM t_1 WHERE b = ?").executeQuery();
            };
            PreparedStatement logical = front.prepareStatement("SELECT a FROM t WHERE b = ?");
            Faults.fault = Faults.Fault.ASKS_ITSELF;
            Faults.method = "executeQuery";
            logical.executeQuery();
            return behind.prepareStatement("SELECT a FROM t_1 WHERE b = ?").executeQuery();
        });
        assertThat(trace.executions())
                .extracting(execution -> execution.shape().sql())
                .containsExactly("SELECT a FROM t WHERE b = ?", "SELECT a FROM t_1 WHERE b = ?");
    }

    /** Pitfalls 23, 24: a value is what it was when it was bound, and is not held. */
    @Test
    void whatIsChangedAfterItWasBoundIsAsItWasBound() throws Exception {
        Trace trace = Watched.record(() -> {
            Connection connection = (Connection) new Generated(true).make(Connection.class);
            PreparedStatement select = connection.prepareStatement("SELECT a FROM t WHERE b = ? AND c = ?");
            Timestamp moment = new Timestamp(1_000);
            byte[] key = new byte[16];
            for (int i = 0; i < 2; i++) {
                select.setTimestamp(1, moment);
                select.setBytes(2, key);
                moment.setTime(2_000);
                key[0] = 7;
                select.executeQuery();
            }
            select.setTimestamp(1, new Timestamp(1_000));
            select.setObject(2, new byte[16]);
            return select.executeQuery();
        });
        List<Execution> executions = trace.executions();
        for (int marker = 1; marker <= 2; marker++) {
            int first = executions.get(0).binds().at(0, marker);
            assertThat(first).isNotZero();
            assertThat(executions.get(1).binds().at(0, marker)).isNotZero().isNotEqualTo(first);
            assertThat(executions.get(2).binds().at(0, marker)).isEqualTo(first);
        }
    }
}
