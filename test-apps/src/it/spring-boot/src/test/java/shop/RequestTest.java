package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.flycatcher.agent.junit.ExpectQueries;
import dev.flycatcher.agent.junit.NoNPlusOne;
import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.agent.watch.Recorded;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import jakarta.persistence.EntityManager;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

/** Whole requests, the session open until the answer is written, inside a transaction that is rolled back. */
@SpringBootTest
@Transactional
@NoNPlusOne(from = Evidence.E6)
class RequestTest {
    @Autowired
    WebApplicationContext context;

    @Autowired
    EntityManager entities;

    @Autowired
    DataSource dataSource;

    MockMvc mvc;

    @BeforeEach
    void fill() {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
        Sample.save(entities, dataSource);
    }

    @Test
    void findsTheLoopOfTheSerializerWhileTheViewIsOpen() throws Exception {
        Recorded recorded = recorded("/orders");

        assertThat(recorded.queries()).isEqualTo(1 + Sample.ORDERS);
        Finding finding = recorded.nPlusOnes(Evidence.E3).get(0);
        assertThat(finding.rule()).isEqualTo("A01");
        assertThat(finding.child().executions()).isEqualTo(Sample.ORDERS);
        assertThat(finding.parent().shape().sql()).containsIgnoringCase("from orders");
        // No line of the application runs while the answer is written: it is who asked for the page.
        assertThat(finding.callSite().place()).isEqualTo(Sample.expected("RequestTest.java", "expect A01 of the view"));
    }

    @Test
    void findsTheLoopInTheService() throws Exception {
        Finding finding = recorded("/names").nPlusOnes(Evidence.E3).get(0);

        assertThat(finding.callSite().place()).isEqualTo(Sample.expected("OrderService.java", "expect A01"));
        assertThat(finding.loop().place()).isEqualTo(Sample.expected("OrderService.java", "the loop"));
    }

    @Test
    @NoNPlusOne
    @ExpectQueries(select = 1)
    void passesTheCleanTwin() throws Exception {
        mvc.perform(get("/clean/orders"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[19].customer.name").value("customer 19"));
    }

    private Recorded recorded(String path) throws Exception {
        return Flycatcher.record(
                () -> mvc.perform(get(path)) // expect A01 of the view
                        .andExpect(status().isOk())
                        .andExpect(jsonPath("$.length()").value(Sample.ORDERS)));
    }
}
