package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.jdbc.ConnectionException;
import dev.flycatcher.orm.jdbc.ConnectionSource;
import dev.flycatcher.orm.jdbc.ConstraintException;
import dev.flycatcher.orm.jdbc.QueryListener;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that come from elsewhere. */
class PoolTest {
    @TempDir
    Path dir;

    private int taken;
    private int returned;

    private ConnectionSource connections(boolean autoCommit) {
        return new ConnectionSource() {
            @Override
            public Connection acquire() throws SQLException {
                taken++;
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("pool.db"));
                connection.setAutoCommit(autoCommit);
                return connection;
            }

            @Override
            public void release(Connection connection) throws SQLException {
                returned++;
                connection.close();
            }
        };
    }

    @Test
    @DisplayName("OD-05 OD-06 foreign keys are enforced on borrowed connections too, and each goes back")
    void borrowedConnections() {
        Database db = Database.of(connections(true), QueryListener.NONE);
        db.createTables(USER, TWEET);
        db.atomic(() -> db.create(USER, u -> u.username("a")));
        assertThatThrownBy(() -> db.create(TWEET, x -> x.userId(99).content("x")))
                .isInstanceOf(ConstraintException.class);
        db.from(USER).list();
        assertThat(taken).isPositive().isEqualTo(returned);
    }

    @Test
    @DisplayName("OD-06 a connection inside a transaction cannot be made to enforce them, and is refused")
    void insideATransaction() throws SQLException {
        ConnectionSource begun = connections(false);
        Database db = Database.of(
                new ConnectionSource() {
                    @Override
                    public Connection acquire() throws SQLException {
                        Connection connection = begun.acquire();
                        connection.createStatement().execute("CREATE TABLE IF NOT EXISTS x (y)");
                        return connection;
                    }

                    @Override
                    public void release(Connection connection) throws SQLException {
                        begun.release(connection);
                    }
                },
                QueryListener.NONE);
        assertThatThrownBy(() -> db.from(USER).list())
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("does not enforce foreign keys");
        assertThat(returned).isEqualTo(taken);
    }
}
