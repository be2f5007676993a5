package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Servers;
import dev.flycatcher.analyzer.detect.Plans.Scan;
import dev.flycatcher.analyzer.trace.Fingerprint;
import dev.flycatcher.analyzer.trace.Shape;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A36 on databases: what EXPLAIN says of 20,000 orders, of which an index knows the customer. */
class ExplainerTest {
    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    private String url(Engine engine) {
        return switch (engine) {
            case SQLITE -> "jdbc:sqlite:" + folder.resolve("orders.db");
            case H2 -> "jdbc:h2:mem:explained";
            case POSTGRESQL -> Servers.postgresql();
            case MARIADB -> Servers.mariadb();
            default -> throw new IllegalArgumentException(engine.name());
        };
    }

    private Connection filled(Engine engine) throws SQLException {
        Connection connection = DriverManager.getConnection(url(engine));
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table orders(id int primary key, cust_id int, state varchar(10), note varchar(80))");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("insert into orders values (?, ?, ?, ?)")) {
                for (int i = 1; i <= ROWS; i++) {
                    insert.setInt(1, i);
                    insert.setInt(2, i % 1_000);
                    insert.setString(3, i % 500 == 0 ? "open" : "s" + i % 400);
                    insert.setString(4, "note " + i);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("create index by_cust on orders(cust_id)");
            if (engine != Engine.H2) {
                statement.execute(engine == Engine.MARIADB ? "analyze table orders" : "analyze");
            }
        }
        return connection;
    }

    private static Shape shape(String sql) {
        return Fingerprint.of(sql).shape();
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "H2", "POSTGRESQL", "MARIADB"})
    void aConditionWithoutAnIndexIsAScanAndOneWithItIsNot(Engine engine) throws SQLException {
        try (Connection connection = filled(engine)) {
            Explainer explainer = new Explainer(connection, engine);
            String name = engine.name().toLowerCase(java.util.Locale.ROOT);
            Optional<List<Scan>> scans = explainer.scans(shape("select id, note from orders where state = ?"), name);
            assertThat(scans).isPresent();
            assertThat(scans.get()).singleElement().satisfies(scan -> {
                assertThat(scan.table()).isEqualToIgnoringCase("orders");
                assertThat(scan.rows()).isBetween(15_000.0, 25_000.0);
                assertThat(scan.kept()).isLessThan(ROWS * 0.1);
            });
            assertThat(explainer.scans(shape("select id, note from orders where cust_id = ?"), name))
                    .contains(List.of());
            assertThat(explainer.scans(shape("select id, note from orders where id = 7"), name))
                    .contains(List.of());
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void whatCannotBeExplainedIsNotKnown() throws SQLException {
        try (Connection connection = filled(Engine.H2)) {
            Explainer explainer = new Explainer(connection, Engine.H2);
            assertThat(explainer.scans(shape("select v from missing where k = ?"), "h2"))
                    .isEmpty();
            assertThat(explainer.scans(shape("select id from orders where state = ?"), "postgresql"))
                    .as("another database was asked")
                    .isEmpty();
            assertThat(new Explainer(connection, Engine.ORACLE).scans(shape("select id from orders"), "oracle"))
                    .isEmpty();
        }
    }
}
