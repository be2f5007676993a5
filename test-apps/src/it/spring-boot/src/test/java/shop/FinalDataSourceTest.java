package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.zaxxer.hikari.HikariDataSource;
import dev.flycatcher.agent.watch.Flycatcher;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The application's DataSource has a final class: it is watched by its interfaces, as it can have no subclass. */
@SpringBootTest
class FinalDataSourceTest {
    @TestConfiguration
    static class Guarding {
        @Bean
        DataSource dataSource() {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl("jdbc:h2:mem:guarded;DB_CLOSE_DELAY=-1");
            pool.setMaximumPoolSize(7);
            return new Guarded(pool);
        }
    }

    public interface Named {
        String name();
    }

    /** What companies put around a pool, for credentials or tenants. */
    static final class Guarded implements DataSource, Named, AutoCloseable {
        private final HikariDataSource pool;

        Guarded(HikariDataSource pool) {
            this.pool = pool;
        }

        @Override
        public String name() {
            return "guarded";
        }

        @Override
        public Connection getConnection() throws SQLException {
            return pool.getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return pool.getConnection(user, password);
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return type.isInstance(this) ? type.cast(this) : pool.unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return type.isInstance(this) || pool.isWrapperFor(type);
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            return pool.getLogWriter();
        }

        @Override
        public void setLogWriter(PrintWriter writer) throws SQLException {
            pool.setLogWriter(writer);
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            pool.setLoginTimeout(seconds);
        }

        @Override
        public int getLoginTimeout() throws SQLException {
            return pool.getLoginTimeout();
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    @Autowired
    DataSource source;

    @Autowired
    WebApplicationContext context;

    @Test
    void isWatchedByItsInterfaces() throws Exception {
        assertThat(Flycatcher.isWatched(source)).isTrue();
        assertThat(source).isNotInstanceOf(Guarded.class).isInstanceOf(Named.class);
        assertThat(((Named) source).name()).isEqualTo("guarded");
        assertThat(source.unwrap(Guarded.class).name()).isEqualTo("guarded");
        assertThat(source.unwrap(HikariDataSource.class).getMaximumPoolSize()).isEqualTo(7);
    }

    @Test
    void countsEachCallOnce() {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        assertThat(Flycatcher.record(() -> jdbc.queryForObject("SELECT 1", Integer.class))
                        .queries())
                .isEqualTo(1);
    }

    @Test
    void keepsMetricsAndHealth() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).build();
        mvc.perform(get("/actuator/metrics/hikaricp.connections"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.measurements[0].value").isNumber());
        mvc.perform(get("/actuator/metrics/jdbc.connections.max"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.measurements[0].value").value(7.0));
        mvc.perform(get("/actuator/health"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.components.db.status").value("UP"));
    }
}
