package dev.flycatcher.testapps.patients.blog;

import static dev.flycatcher.testapps.patients.blog.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.Database;
import dev.flycatcher.orm.sql.QueryException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** The ORM in transactions that Spring begins and ends. */
class SpringTransactionTest {
    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:spring" + System.nanoTime() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final Database db = Database.joining(new TransactionAwareDataSourceProxy(pool));
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final TransactionTemplate spring = new TransactionTemplate(new DataSourceTransactionManager(pool));

    @BeforeEach
    void createTables() {
        db.createTables(USER);
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(pool.getActiveConnections()).isZero();
        pool.dispose();
    }

    private void create(String name) {
        db.create(USER, u -> u.username(name));
    }

    private long committed() {
        Long count = jdbc.queryForObject("SELECT COUNT(*) FROM \"user\"", Long.class);
        return count == null ? -1 : count;
    }

    @Test
    @DisplayName("what the ORM writes is part of Spring's transaction: seen by its JdbcTemplate, undone with it")
    void rollsBackWithSpring() {
        spring.executeWithoutResult(status -> {
            create("seen");
            assertThat(committed()).isEqualTo(1);
            jdbc.update("INSERT INTO \"user\" (\"username\") VALUES ('theirs')");
            assertThat(db.from(USER).count()).isEqualTo(2);
            status.setRollbackOnly();
        });
        assertThat(committed()).isZero();
    }

    @Test
    @DisplayName("a transaction of the ORM's own is a savepoint in Spring's, and commits nothing by itself")
    void nests() {
        assertThatThrownBy(() -> spring.executeWithoutResult(status -> {
                    db.atomic(() -> create("inner"));
                    throw new IllegalStateException("after the inner one ended");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(committed()).isZero();
        spring.executeWithoutResult(status -> {
            create("kept");
            assertThatThrownBy(() -> db.atomic(() -> {
                        create("undone");
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> db.retrying(3, () -> create("never")))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("already open");
        });
        assertThat(db.from(USER).list()).extracting(User::username).containsExactly("kept");
    }

    @Test
    @DisplayName("outside of Spring's transactions each statement stands alone, and atomic is a transaction")
    void standsAlone() {
        create("alone");
        assertThatThrownBy(() -> db.atomic(() -> {
                    create("undone");
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(committed()).isEqualTo(1);
    }
}
