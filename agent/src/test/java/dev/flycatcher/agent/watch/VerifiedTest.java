package dev.flycatcher.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.rewrite.Cure;
import dev.flycatcher.analyzer.rewrite.Verification;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import shop.Databases;
import shop.Orders;

@DisplayName("E5: in a test, on its own connection and in its own transaction")
class VerifiedTest {
    private static final String PARENT = "SELECT customer_id FROM orders";
    private static final String SOME = PARENT + " WHERE status = ? LIMIT ?";
    private static final String CHILD = "SELECT name FROM customers WHERE id = ?";

    @ParameterizedTest
    @EnumSource
    void theCureIsRunWhereOnlyTheTestsTransactionHasTheRows(Engines database) throws SQLException {
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

    @ParameterizedTest
    @EnumSource
    void theParentRunsAgainWithTheValuesItBound(Engines database) throws SQLException {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection connection = watched.getConnection()) {
            new Orders(watched).fill(0);
            insert(connection, 20);
            Cure cure = cure(Flycatcher.record(() -> loop(connection, SOME, open(12), CHILD))
                    .verified(connection));
            assertThat(cure.verification().words()).isEqualTo("equal on 12 keys, 12 rows");
            assertThat(cure.verified()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("adversarial data: what a test's few rows did not show")
    void onAdversarialDataAnInnerJoinOfANullableKeyBecomesAnOuterOne(Engines database) throws SQLException {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection connection = watched.getConnection()) {
            new Orders(watched).fill(0);
            insert(connection, 20);
            Recorded recorded = Flycatcher.record(() -> loop(connection, PARENT));
            assertThat(cure(recorded.verified(connection)).sql())
                    .contains(" JOIN ")
                    .doesNotContain("LEFT");
            Cure cure = cure(recorded.verifiedOnAdversarialData(connection));
            assertThat(cure.sql()).contains(" LEFT JOIN ");
            assertThat(cure.verification().words())
                    .startsWith("equal on 20 keys, 20 rows; on adversarial data too, on ");
            assertThat(cure.advice())
                    .contains(
                            "Written first, it differs for key ",
                            " on adversarial data: one by one (",
                            "; at once none.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void literalsOfTheTextsAreThereToo(Engines database) throws SQLException {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection connection = watched.getConnection()) {
            new Orders(watched).fill(0);
            insert(connection, 20);
            String parent = PARENT + " WHERE status = 'open' AND id < ?";
            Cure cure = cure(Flycatcher.record(() ->
                            loop(connection, parent, orders -> orders.setInt(1, 15), CHILD + " AND name <> 'none'"))
                    .verified(connection));
            assertThat(cure.verification().words()).isEqualTo("equal on 15 keys, 15 rows");
        }
    }

    @ParameterizedTest
    @DisplayName("?2 before ?1, one name twice: markers that a driver does not count in their order")
    @CsvSource(delimiter = '|', textBlock = """
            SQLITE | name <> ?2 AND id = ?1 AND ?2 <> name
            H2     | name <> ?2 AND id = ?1 AND ?2 <> name
            SQLITE | name <> ?2 AND id IN (?1)
            H2     | name <> ?2 AND id IN (?1)
            SQLITE | id = :id AND name <> :none AND :none <> name
            SQLITE | id >= @id AND name <> @none AND @id + 0 >= id
            """)
    void theColumnIsThatWhichTheKeyIsBoundTo(Engines database, String condition) throws SQLException {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection connection = watched.getConnection()) {
            new Orders(watched).fill(0);
            insert(connection, 20);
            String child = "SELECT name FROM customers WHERE " + condition;
            Recorded recorded = Flycatcher.record(
                    () -> loop(connection, PARENT, orders -> {}, child, customer -> customer.setString(2, "none")));
            if (condition.contains("@")) {
                assertThat(recorded.nPlusOnes(Evidence.E1)).isEmpty();
                return;
            }
            assertThat(recorded.nPlusOnes(Evidence.E3))
                    .extracting(loop -> loop.child().column())
                    .containsExactly("id");
            Cure cure = cure(recorded.verified(connection));
            assertThat(cure.verification().words()).isEqualTo("equal on 20 keys, 20 rows");
            assertThat(cure.sql()).contains("ON c.id = o.customer_id AND c.name ");
        }
    }

    @Test
    void aCureThatGaveOtherRowsIsToldByItsKeyAndNotShown(@TempDir Path folder) throws Exception {
        DataSource watched = Flycatcher.watch(Engines.H2.open());
        try (Connection connection = watched.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (id BIGINT, name VARCHAR(100))");
            statement.execute("CREATE TABLE orders (id BIGINT PRIMARY KEY, customer_id BIGINT, status VARCHAR(20))");
            insert(connection, 20);
            statement.execute("INSERT INTO customers SELECT id, 'the same key again' FROM customers");
            Recorded recorded = Flycatcher.record(() -> loop(connection, PARENT, orders -> {}, CHILD + " LIMIT 1"))
                    .verified(connection);
            recorded.writeReport(folder);
            String message = catchThrowableOfType(AssertionError.class, recorded::assertNoNPlusOne)
                    .getMessage();
            assertThat(message.replaceAll("\\s+", " "))
                    .contains("The obvious rewrite of this loop differs for key 70000: 1 row one by one, 2 at once.")
                    .doesNotContain(" JOIN ", "code ", "executions become", "Verified:");
            assertThat(Files.readString(folder.resolve("report.json")))
                    .contains("differs for key 70000: 1 row one by one, 2 at once", "\"state\": \"different\"")
                    .doesNotContain(" JOIN ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereTheDataAreNotWhatTheCureTakesThemForTheKeyIsToldAndTheCureNotShown(Engines database) throws SQLException {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection connection = watched.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (id BIGINT, name VARCHAR(100))");
            statement.execute("CREATE TABLE orders (id BIGINT PRIMARY KEY, customer_id BIGINT, status VARCHAR(20))");
            insert(connection, 20);
            statement.execute("INSERT INTO customers SELECT id, 'the same key again' FROM customers");
            Filling open = orders -> orders.setString(1, "open");
            String parent = PARENT + " WHERE status = ?";
            Cure cure = cure(Flycatcher.record(() -> loop(connection, parent, open, CHILD + " LIMIT 1"))
                    .verified(connection));
            assertThat(cure.verification().state()).isEqualTo(Verification.State.DIFFERENT);
            assertThat(cure.verification().words()).startsWith("differs for key 70");
            assertThat(cure.sql()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereRowsHaveChangedSinceNothingIsClaimed(Engines database) throws SQLException {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection connection = watched.getConnection();
                var statement = connection.createStatement()) {
            new Orders(watched).fill(0);
            insert(connection, 20);
            Recorded recorded = Flycatcher.record(() -> loopToTheEnd(connection));
            assertThat(cure(recorded.verified(connection)).verified()).isTrue();
            statement.execute("DELETE FROM customers WHERE id = 70037");
            Cure cure = cure(recorded.verified(connection));
            assertThat(cure.verified()).isFalse();
            assertThat(cure.verification().words()).startsWith("not verified: ");
        }
    }

    static Stream<Arguments> unkept() {
        Filling wide = orders -> orders.setString(1, "n".repeat(1 << 16));
        Filling streamed = orders -> orders.setCharacterStream(1, new StringReader("none"));
        return Stream.of(
                Arguments.of(Named.of("64 Ki characters", wide)), Arguments.of(Named.of("a stream", streamed)));
    }

    static Stream<Arguments> typed() {
        Filling type = orders -> orders.setObject(1, "12", Types.INTEGER);
        Filling named = orders -> orders.setObject(1, 12L, JDBCType.BIGINT);
        Filling scaled = orders -> orders.setObject(1, new BigDecimal("12"), Types.DECIMAL, 0);
        return Stream.of(Engines.values())
                .flatMap(engine -> Stream.of(type, named, scaled)
                        .filter(filling -> filling == type || engine != Engines.SQLITE) // its driver knows no others
                        .filter(filling -> filling != named || engine != Engines.POSTGRESQL) // nor this one that
                        .map(filling -> Arguments.of(engine, filling)));
    }

    @ParameterizedTest
    @MethodSource("typed")
    @DisplayName("setObject(i, value, type) binds so again")
    void aValueThatWasBoundWithATypeIsBoundWithItAgain(Engines engine, Filling filling) throws SQLException {
        DataSource watched = Flycatcher.watch(engine.open());
        try (Connection connection = watched.getConnection()) {
            new Orders(watched).fill(0);
            insert(connection, 20);
            Cure cure = cure(Flycatcher.record(() -> loop(connection, PARENT + " WHERE id < ?", filling, CHILD))
                    .verified(connection));
            assertThat(cure.verification().words()).isEqualTo("equal on 12 keys, 12 rows");
        }
    }

    @ParameterizedTest
    @MethodSource("unkept")
    void inPlaceOfAValueThatIsNotKeptOneIsDrawnFromTheData(Filling filling) throws SQLException {
        DataSource watched = Flycatcher.watch(Databases.H2.open());
        try (Connection connection = watched.getConnection()) {
            new Orders(watched).fill(0);
            insert(connection, 20);
            Cure cure = cure(Flycatcher.record(() -> loop(connection, PARENT + " WHERE status <> ?", filling, CHILD))
                    .verified(connection));
            assertThat(cure.verified()).isTrue();
            assertThat(cure.verification().words())
                    .isEqualTo("equal on 20 keys, 20 rows, with values drawn from the data");
        }
    }

    @Test
    void noReportHasAValueThatWasBound() throws SQLException {
        DataSource watched = Flycatcher.watch(Databases.H2.open());
        try (Connection connection = watched.getConnection()) {
            new Orders(watched).fill(0);
            insert(connection, 20);
            Filling secret = orders -> orders.setString(1, "s3cret");
            Recorded verified = Flycatcher.record(() -> loop(connection, PARENT + " WHERE status <> ?", secret, CHILD))
                    .verified(connection);
            assertThat(cure(verified).verified()).isTrue();
            assertThat(verified.report().toString()).doesNotContain("s3cret");
            assertThat(verified.traces().toString()).doesNotContain("s3cret");
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

    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private static Filling open(int most) {
        return orders -> {
            orders.setString(1, "open");
            orders.setInt(2, most);
        };
    }

    private static void loopToTheEnd(Connection connection) throws SQLException {
        try (var orders = connection.prepareStatement(PARENT);
                var customer = connection.prepareStatement(CHILD);
                ResultSet each = orders.executeQuery()) {
            while (each.next()) {
                customer.setLong(1, each.getLong("customer_id"));
                try (ResultSet found = customer.executeQuery()) {
                    while (found.next()) {
                        assertThat(found.getString(1)).isNotEmpty();
                    }
                }
            }
        }
    }

    private static void loop(Connection connection, String parent) throws SQLException {
        loop(connection, parent, orders -> {}, CHILD);
    }

    private static void loop(Connection connection, String parent, Filling filling, String child) throws SQLException {
        loop(connection, parent, filling, child, customer -> {});
    }

    private static void loop(Connection connection, String parent, Filling filling, String child, Filling others)
            throws SQLException {
        try (var orders = connection.prepareStatement(parent);
                var customer = connection.prepareStatement(child)) {
            filling.fill(orders);
            others.fill(customer);
            try (ResultSet each = orders.executeQuery()) {
                while (each.next()) {
                    customer.setLong(1, each.getLong("customer_id"));
                    try (ResultSet found = customer.executeQuery()) {
                        found.next();
                    }
                }
            }
        }
    }
}
