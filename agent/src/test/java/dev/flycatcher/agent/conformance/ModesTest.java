package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.boot.BindGate;
import dev.flycatcher.agent.boot.ConnectionGate;
import dev.flycatcher.agent.boot.Gate;
import dev.flycatcher.agent.boot.StatementGate;
import dev.flycatcher.agent.record.JdbcRecorder;
import dev.flycatcher.agent.record.Mode;
import dev.flycatcher.agent.record.Units;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Trace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each mode records (section 1), and that changing it loses nothing but what runs at that moment. */
class ModesTest {
    private static final int QUERIES = 20;

    private static void query(PreparedStatement statement, int key) throws SQLException {
        statement.setInt(1, key);
        try (ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(key);
            assertThat(rows.next()).isFalse();
        }
    }

    private static List<Trace> record(Mode mode) throws Exception {
        return Watched.recordAll(mode, () -> {
            try (Connection connection = Database.H2.connect();
                    PreparedStatement statement = connection.prepareStatement("SELECT CAST(? AS INT) AS v")) {
                for (int key = 0; key < QUERIES; key++) {
                    query(statement, key);
                }
            }
            return null;
        });
    }

    private static List<Execution> executions(Mode mode) throws Exception {
        List<Trace> traces = record(mode);
        assertThat(traces).hasSize(1);
        assertThat(traces.get(0).executions()).hasSize(QUERIES);
        return traces.get(0).executions();
    }

    private static long stacks(List<Execution> executions) {
        return executions.stream().filter(each -> !each.stack().isEmpty()).count();
    }

    @Test
    void offRecordsNothing() throws Exception {
        assertThat(record(Mode.OFF))
                .allSatisfy(trace -> assertThat(trace.executions()).isEmpty());
    }

    @Test
    void countKnowsStatementsBindsAndRowsButNoValueThatIsRead() throws Exception {
        List<Execution> executions = executions(Mode.COUNT);
        assertThat(executions).allSatisfy(each -> {
            assertThat(each.binds().rows()).isEqualTo(1);
            assertThat(each.results()).hasSize(1);
            assertThat(each.results().get(0).rows()).isEqualTo(1);
            assertThat(each.results().get(0).columns()).isEmpty();
            assertThat(each.results().get(0).hash()).isZero();
        });
        assertThat(stacks(executions)).isLessThanOrEqualTo(1);
    }

    @Test
    void flowKnowsTheValuesAndSamplesStacks() throws Exception {
        List<Execution> executions = executions(Mode.FLOW);
        assertThat(executions)
                .allSatisfy(each -> assertThat(each.results().get(0).columns()).hasSize(1));
        assertThat(stacks(executions)).isBetween(3L, 6L);
    }

    @Test
    void forensicKnowsEveryStack() throws Exception {
        assertThat(stacks(executions(Mode.FORENSIC))).isEqualTo(QUERIES);
    }

    /** A call that began before the switch ends after it: neither its statement nor its thread is lost for good. */
    @Test
    void switchingInTheMidstOfCallsHeals() throws Exception {
        List<Trace> traces = new ArrayList<>();
        Units units = new Units(Watched.TRANSFORMER::advises, unit -> traces.add(unit.trace()));
        JdbcRecorder recorder = new JdbcRecorder(units, null);
        try (Connection connection = Database.H2.connect()) {
            Gate.open(recorder);
            PreparedStatement statement = connection.prepareStatement("SELECT CAST(? AS INT) AS v");
            query(statement, 1);
            StatementGate.executing(Gate.state(statement));
            BindGate.bind(Gate.state(statement), 1, 1L);
            ConnectionGate.internal(connection);
            ConnectionGate.preparing(connection, "SELECT 1");
            Gate.open(null);
            query(statement, 2);
            recorder.restart();
            Gate.open(recorder, true);
            query(statement, 3);
        } finally {
            Gate.open(null);
            units.closeAll();
        }
        List<Execution> executions =
                traces.stream().flatMap(trace -> trace.executions().stream()).toList();
        assertThat(executions).hasSize(2);
        assertThat(executions.get(1).results().get(0).rows()).isEqualTo(1);
    }

    @Test
    void aUnitIsRecordedInOneMode() throws Exception {
        List<Trace> traces = new ArrayList<>();
        Units units = new Units(Watched.TRANSFORMER::advises, unit -> traces.add(unit.trace()));
        JdbcRecorder recorder = new JdbcRecorder(units, null);
        try (Connection connection = Database.H2.connect()) {
            Gate.open(recorder);
            PreparedStatement statement = connection.prepareStatement("SELECT CAST(? AS INT) AS v");
            query(statement, 1);
            units.mode(Mode.COUNT);
            Gate.open(recorder, false);
            query(statement, 2);
        } finally {
            Gate.open(null);
            units.closeAll();
        }
        assertThat(traces).hasSize(2);
        assertThat(columns(traces.get(0))).isEqualTo(1);
        assertThat(columns(traces.get(1))).isZero();
    }

    private static int columns(Trace trace) {
        assertThat(trace.executions()).hasSize(1);
        return trace.executions().get(0).results().get(0).columns().size();
    }
}
