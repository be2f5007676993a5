package dev.flycatcher.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import shop.Databases;

/** A watched object is one for the application as well: {@code docs/decisions.md} names the defects not passed on. */
class WatchedObjectsTest {

    @ParameterizedTest
    @EnumSource
    void leadBackToEachOther(Databases database) throws Exception {
        try (Connection connection = Flycatcher.watch(database.open()).getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT 1");
                ResultSet rows = statement.executeQuery()) {
            DatabaseMetaData data = connection.getMetaData();

            assertThat(rows.getStatement()).isSameAs(statement);
            assertThat(statement.getConnection()).isSameAs(connection);
            assertThat(data.getConnection()).isSameAs(connection);
            assertThat(Watched.of(connection)).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void handOutWatchedResultsHoweverTheyAreAskedFor(Databases database) throws Exception {
        try (Connection connection = Flycatcher.watch(database.open()).getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            assertThat(statement.execute()).isTrue();
            try (ResultSet rows = statement.getResultSet()) {
                assertThat(rows.getStatement()).isSameAs(statement);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void areEqualToThemselvesAndToNothingElse(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection one = watched.getConnection();
                Connection other = watched.getConnection();
                Statement statement = one.createStatement()) {
            assertThat(one).isEqualTo(one).isNotEqualTo(other).hasSameHashCodeAs(one);
            assertThat(one.equals(null)).isFalse();
            assertThat(statement).isEqualTo(statement).isNotEqualTo(one);
            assertThat(one.toString()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    void unwrapToThemselvesWhereTheyCan(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection connection = watched.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT 1");
                ResultSet rows = statement.executeQuery()) {
            assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
            assertThat(statement.unwrap(PreparedStatement.class)).isSameAs(statement);
            assertThat(rows.unwrap(ResultSet.class)).isSameAs(rows);
            assertThat(watched.unwrap(DataSource.class)).isSameAs(watched);
            assertThat(connection.isWrapperFor(Connection.class)).isTrue();
            assertThat(connection.isWrapperFor(Runnable.class)).isFalse();
        }
    }

    @Test
    void reachTheDriversClasses() throws Exception {
        DataSource h2 = Flycatcher.watch(Databases.H2.open());
        DataSource sqlite = Flycatcher.watch(Databases.SQLITE.open());
        try (Connection ofH2 = h2.getConnection();
                Connection ofSqlite = sqlite.getConnection()) {
            assertThat(ofH2.unwrap(JdbcConnection.class)).isInstanceOf(JdbcConnection.class);
            assertThat(ofSqlite.unwrap(SQLiteConnection.class)).isInstanceOf(SQLiteConnection.class);
            assertThat(h2.unwrap(JdbcDataSource.class)).isInstanceOf(JdbcDataSource.class);
            assertThat(sqlite.isWrapperFor(SQLiteDataSource.class)).isTrue();
        }
    }

    @Test
    void refuseToUnwrapWhatTheDriverRefuses() throws Exception {
        try (Connection connection = Flycatcher.watch(Databases.H2.open()).getConnection()) {
            assertThatThrownBy(() -> connection.unwrap(Runnable.class)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void implementWhatTheirTargetDoes() {
        DataSource watched = Flycatcher.watch(Databases.H2.open());

        assertThat(watched).isInstanceOf(javax.sql.XADataSource.class).isInstanceOf(java.io.Serializable.class);
    }

    @Test
    void areNotWatchedTwice() {
        DataSource watched = Flycatcher.watch(Databases.H2.open());

        assertThat(Flycatcher.watch(watched)).isSameAs(watched);
    }

    @ParameterizedTest
    @EnumSource
    void passNullThrough(Databases database) throws Exception {
        try (Connection connection = Flycatcher.watch(database.open()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (a INT)");

            assertThat(statement.getResultSet()).isNull();
        }
    }
}
