package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.junit.ExpectQueries;
import dev.flycatcher.agent.junit.NoNPlusOne;
import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.agent.watch.Recorded;
import dev.flycatcher.analyzer.detect.Evidence;
import jakarta.persistence.EntityManager;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A slice of the application, whose database is an embedded one of Spring's. */
@JpaSlice
@Import(OrderService.class)
@NoNPlusOne(from = Evidence.E6)
class SliceTest {
    @Autowired
    EntityManager entities;

    @Autowired
    DataSource dataSource;

    @Autowired
    OrderService service;

    @BeforeEach
    void fill() {
        Sample.save(entities, dataSource);
    }

    @Test
    void findsTheLoop() {
        assertLoop(Flycatcher.record(() -> service.names()), "expect A01");
    }

    @Test
    @NoNPlusOne
    void passesTheCleanTwin() {
        assertThat(service.cleanNames()).hasSize(Sample.ORDERS);
    }

    @Test
    void findsARepositoryAskedForOneAtATime() {
        assertLoop(Flycatcher.record(() -> service.namesOneByOne()), "expect A01 by id");
    }

    @Test
    void findsCollectionsThatLoadOneByOne() {
        assertLoop(Flycatcher.record(() -> service.counts()), "expect A01 of a collection");
    }

    @Test
    @NoNPlusOne
    @ExpectQueries(select = 2)
    void passesTheirTwin() {
        assertThat(service.namesTogether()).hasSize(Sample.ORDERS);
    }

    @Test
    @NoNPlusOne
    @ExpectQueries(select = 1)
    void passesTheTwinOfTheCollections() {
        assertThat(service.countsJoined()).hasSize(Sample.ORDERS).containsOnly(1);
    }

    private static void assertLoop(Recorded recorded, String comment) {
        assertThat(recorded.queries()).isEqualTo(1 + Sample.ORDERS);
        assertThat(recorded.nPlusOnes(Evidence.E3)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("A01");
            assertThat(finding.child().executions()).isEqualTo(Sample.ORDERS);
            assertThat(finding.callSite().place()).isEqualTo(Sample.expected("OrderService.java", comment));
        });
    }
}
