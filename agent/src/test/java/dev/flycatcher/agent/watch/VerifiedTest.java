package dev.flycatcher.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.rewrite.Cure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.Databases;
import shop.Orders;

@DisplayName("E5: in a test, on its own connection and in its own transaction")
class VerifiedTest {
    private static final String PARENT = "SELECT customer_id FROM orders";

    @ParameterizedTest
    @EnumSource
    void theCureIsRunWhereOnlyTheTestsTransactionHasTheRows(Databases database) throws SQLException {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection keeper = watched.getConnection();
                Connection connection = watched.getConnection()) {
            new Orders(watched).fill(0);
            connection.setAutoCommit(false);
            insert(connection, 20);
            Recorded recorded = Flycatcher.record(() -> loop(connection, PARENT));
            assertThat(recorded.nPlusOnes(Evidence.E5)).isEmpty();
            Recorded verified = recorded.verified(connection);
            Cure cure = cure(verified);
            assertThat(cure.verified()).isTrue();
            assertThat(cure.advice()).contains("Verified: equal on 20 keys, 20 rows.");
            assertThat(verified.nPlusOnes(Evidence.E5)).hasSize(1);
            connection.rollback();
            assertThat(keeper.isClosed()).isFalse();
        }
    }

    @Test
    void whatWasBoundAndNotKeptIsToldAsTheReason() throws SQLException {
        DataSource watched = Flycatcher.watch(Databases.H2.open());
        try (Connection connection = watched.getConnection()) {
            new Orders(watched).fill(0);
            insert(connection, 20);
            Cure cure = cure(Flycatcher.record(() -> loop(connection, PARENT + " WHERE status = 'open'"))
                    .verified(connection));
            assertThat(cure.verified()).isFalse();
            assertThat(cure.sql()).isNotNull();
            assertThat(cure.verification().words())
                    .isEqualTo("not verified: the values that the parent binds were not recorded");
        }
    }

    private static Cure cure(Recorded recorded) {
        return recorded.report().entries().stream()
                .filter(entry -> entry.finding().rule().equals("A01"))
                .map(Report.Entry::cure)
                .findFirst()
                .orElseThrow();
    }

    private static void insert(Connection connection, int orders) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (int i = 0; i < orders; i++) {
                statement.execute("INSERT INTO customers VALUES (" + (70_000 + 37 * i) + ", 'Customer " + i + "')");
                statement.execute("INSERT INTO orders VALUES (" + i + ", " + (70_000 + 37 * i) + ", 'open')");
            }
        }
    }

    private static void loop(Connection connection, String parent) throws SQLException {
        try (var orders = connection.prepareStatement(parent);
                var customer = connection.prepareStatement("SELECT name FROM customers WHERE id = ?");
                ResultSet each = orders.executeQuery()) {
            while (each.next()) {
                customer.setLong(1, each.getLong("customer_id"));
                try (ResultSet found = customer.executeQuery()) {
                    found.next();
                }
            }
        }
    }
}
