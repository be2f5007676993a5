package dev.flycatcher.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.Databases;

/** Which calls belong to which recording: one thread, several, and within each other. */
class UnitsTest {

    @AfterEach
    void nothingFailedInside() {
        assertThat(Door.failures()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void recordsNothingOutsideAUnit(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection connection = watched.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (a INT)");
            Recorded recorded = Flycatcher.record(() -> {});
            statement.execute("INSERT INTO t VALUES (1)");

            assertThat(recorded.queries()).isZero();
            assertThat(recorded.traces()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsWhatRanWithinAUnitInBoth(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        try (Connection connection = watched.getConnection();
                Statement statement = connection.createStatement()) {
            Recorded[] inner = new Recorded[1];
            Recorded outer = Flycatcher.record(() -> {
                statement.execute("SELECT 1");
                inner[0] = Flycatcher.record(() -> statement.execute("SELECT 2"));
                statement.execute("SELECT 3");
            });

            assertThat(inner[0].queries()).isEqualTo(1);
            assertThat(outer.queries()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsParallelUnitsApart(Databases database) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch together = new CountDownLatch(2);
        try {
            Future<Recorded> one = threads.submit(() -> queriesOf(database, together, 7));
            Future<Recorded> other = threads.submit(() -> queriesOf(database, together, 11));

            assertThat(one.get().queries()).isEqualTo(7);
            assertThat(other.get().queries()).isEqualTo(11);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Recorded queriesOf(Databases database, CountDownLatch together, int queries) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        return Flycatcher.record(() -> {
            together.countDown();
            together.await();
            try (Connection connection = watched.getConnection();
                    Statement statement = connection.createStatement()) {
                for (int i = 0; i < queries; i++) {
                    statement.execute("SELECT 1");
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void countsThreadsThatWorkForTheOnlyUnit(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            thread.submit(() -> {}).get();
            Recorded recorded = Flycatcher.record(() -> thread.submit(() -> {
                        try (Connection connection = watched.getConnection();
                                Statement statement = connection.createStatement()) {
                            return statement.execute("SELECT 1");
                        }
                    })
                    .get());

            assertThat(recorded.queries()).isEqualTo(1);
        } finally {
            thread.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsExactlyBesideAUnitThatWasNeverClosed(Databases database) throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread leaking = new Thread(() -> Flycatcher.record(() -> {
            opened.countDown();
            try {
                end.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }));
        leaking.start();
        try {
            opened.await();
            assertThat(queriesOf(database, new CountDownLatch(1), 7).queries()).isEqualTo(7);
        } finally {
            end.countDown();
            leaking.join();
        }
    }

    @ParameterizedTest
    @EnumSource
    void staysShortAndWholeWithThousandsOfFindings(Databases database) throws Exception {
        DataSource watched = Flycatcher.watch(database.open());
        int shapes = 2_000;
        try (Connection connection = watched.getConnection();
                Statement statement = connection.createStatement()) {
            Recorded recorded = Flycatcher.record(() -> {
                for (int i = 0; i < shapes; i++) {
                    for (int times = 0; times < 3; times++) {
                        statement.execute("SELECT 1 AS n" + i + "_x");
                    }
                }
            });

            assertThat(recorded.queries()).isEqualTo(3L * shapes);
            assertThat(recorded.findings()).hasSizeGreaterThan(1_000);
            assertThatThrownBy(() -> recorded.assertQueries(0))
                    .isInstanceOf(AssertionError.class)
                    .satisfies(
                            failure -> assertThat(failure.getMessage().lines()).hasSizeLessThanOrEqualTo(30));
        }
    }
}
