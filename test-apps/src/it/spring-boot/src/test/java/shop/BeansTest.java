package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.zaxxer.hikari.HikariDataSource;
import dev.flycatcher.agent.watch.Flycatcher;
import java.sql.Connection;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** DataSource beans are watched and stay what they are; pool metrics and health are read as before. */
@SpringBootTest
class BeansTest {
    @TestConfiguration
    static class More {
        @Bean(defaultCandidate = false)
        DataSource second() {
            JdbcDataSource second = new JdbcDataSource();
            second.setURL("jdbc:h2:mem:second;DB_CLOSE_DELAY=-1");
            return second;
        }

        @Bean(defaultCandidate = false)
        DataSource lazy(@Qualifier("second") DataSource second) {
            return new LazyConnectionDataSourceProxy(second);
        }

        @Bean(defaultCandidate = false)
        DataSource routing(@Qualifier("second") DataSource second) {
            AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {
                @Override
                protected Object determineCurrentLookupKey() {
                    return "second";
                }
            };
            routing.setTargetDataSources(Map.of("second", second));
            return routing;
        }

        @Bean(defaultCandidate = false)
        @Scope(value = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
        DataSource scoped() {
            return second();
        }
    }

    @Autowired
    HikariDataSource pool;

    @Autowired
    Map<String, DataSource> all;

    @Autowired
    ConfigurableApplicationContext context;

    @Test
    void keepTheirClassAndUnwrapToThePool() throws Exception {
        assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isPositive();
        assertThat(pool.unwrap(HikariDataSource.class).isRunning()).isTrue();
        assertThat(pool.isWrapperFor(HikariDataSource.class)).isTrue();
        assertThat(context.getBean("second", DataSource.class).unwrap(JdbcDataSource.class).getURL())
                .startsWith("jdbc:h2:mem:second");
    }

    @Test
    void countEachCallOnceWhateverLiesAround() {
        for (String name : new String[] {"dataSource", "second", "lazy", "routing", "scoped"}) {
            DataSource bean = (DataSource) context.getBean(name);
            JdbcTemplate jdbc = new JdbcTemplate(bean);
            assertThat(Flycatcher.record(() -> jdbc.queryForObject("SELECT 1", Integer.class))
                            .queries())
                    .as(name)
                    .isEqualTo(1);
        }
    }

    @Test
    void keepMetricsAndHealth() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup((WebApplicationContext) context)
                .build();
        mvc.perform(get("/actuator/metrics/hikaricp.connections"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.measurements[0].value").isNumber());
        mvc.perform(get("/actuator/metrics/jdbc.connections.max")).andExpect(status().isOk());
        mvc.perform(get("/actuator/health"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.components.db.status").value("UP"));
    }

    @Test
    void areWatchedByTheApplicationItself() throws Exception {
        try (ConfigurableApplicationContext application =
                SpringApplication.run(Shop.class, "--server.port=0", "--spring.datasource.url=jdbc:h2:mem:app")) {
            DataSource source = application.getBean(DataSource.class);
            assertThat(Flycatcher.record(() -> {
                                try (Connection connection = source.getConnection();
                                        var statement = connection.createStatement()) {
                                    statement.execute("SELECT 1");
                                }
                            })
                            .queries())
                    .isEqualTo(1);
        }
        try (ConfigurableApplicationContext application = SpringApplication.run(
                Shop.class, "--server.port=0", "--spring.datasource.url=jdbc:h2:mem:off", "--flycatcher.watch=false")) {
            assertThat(application.getBean(DataSource.class).getClass()).isEqualTo(HikariDataSource.class);
        }
    }
}
