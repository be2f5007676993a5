package dev.flycatcher.agent.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.boot.Work;
import dev.flycatcher.agent.boot.WorkGate;
import dev.flycatcher.agent.record.Mode;
import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.report.ConsoleReport;
import dev.flycatcher.analyzer.report.Report;
import dev.flycatcher.analyzer.report.Report.Entry;
import dev.flycatcher.analyzer.rewrite.Cure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * I13: a list goes through a queue of the application's own to a thread that was there before. It is known by its values,
 * where they are no chance and one unit alone had read them; else the burst stays a burst (decision 59).
 */
class LostContextTest {
    private static final int ROWS = 20;
    private static final List<Long> SPARSE = LongStream.range(0, ROWS)
            .map(i -> 100_000 + i * 7_919 % 1_000_003 * 37 % 900_001)
            .boxed()
            .toList();
    private static final List<Long> DENSE =
            LongStream.rangeClosed(1, ROWS).boxed().toList();
    private static final long END = -1;

    private final BlockingQueue<Long> queue = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> done = new LinkedBlockingQueue<>();
    private final Thread worker = new Thread(this::work, "mailer-1");

    /** A database in memory lasts as long as a connection. */
    private Connection kept;

    @BeforeEach
    void startTheWorker() throws SQLException {
        kept = Database.H2.connect();
        worker.start();
    }

    @AfterEach
    void endTheWorker() throws InterruptedException, SQLException {
        queue.add(END);
        worker.join();
        execute("DROP TABLE IF EXISTS orders, customer");
        kept.close();
    }

    private void work() {
        try {
            for (long id = queue.take(); id != END; id = queue.take()) {
                if (id == 0) {
                    execute("SET LOCK_TIMEOUT 1000");
                } else {
                    customer(id);
                }
                done.add(id);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void customer(long id) {
        try (Connection connection = Database.H2.connect();
                PreparedStatement statement = connection.prepareStatement("SELECT name FROM customer WHERE id = ?")) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                rows.getString(1);
            }
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static void execute(String sql) {
        try (Connection connection = Database.H2.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static void fill(List<Long> customers) {
        execute("CREATE TABLE customer (id BIGINT PRIMARY KEY, name VARCHAR(20))");
        execute("CREATE TABLE orders (id BIGINT PRIMARY KEY, customer_id BIGINT)");
        for (int i = 0; i < customers.size(); i++) {
            execute("INSERT INTO customer VALUES (" + customers.get(i) + ", 'c')");
            execute("INSERT INTO orders VALUES (" + i + ", " + customers.get(i) + ")");
        }
    }

    /** What a unit of that name reads. */
    private static List<Long> read(String where) {
        WorkGate.begins("job", Work.JOB);
        try {
            return orders(where);
        } finally {
            WorkGate.ends("job");
        }
    }

    private static List<Long> orders(String where) {
        List<Long> read = new ArrayList<>();
        try (Connection connection = Database.H2.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT id, customer_id FROM orders" + where + " ORDER BY id")) {
            while (rows.next()) {
                rows.getLong(1);
                read.add(rows.getLong(2));
            }
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
        return read;
    }

    private void handOver(List<Long> ids) throws InterruptedException {
        queue.addAll(ids);
        for (int i = 0; i < ids.size(); i++) {
            done.take();
        }
    }

    private interface Program {
        void run() throws Exception;
    }

    private static Entry entry(Mode mode, boolean running, List<Long> customers, Program program) throws Exception {
        fill(customers);
        Report report = Watched.judged(mode, running, () -> {
            program.run();
            return null;
        });
        List<Entry> about = report.entries().stream()
                .filter(entry -> entry.finding().child().shape().sql().contains("FROM customer"))
                .filter(entry -> entry.finding().rule().matches("A01|A02"))
                .toList();
        assertThat(about).hasSize(1);
        return about.get(0);
    }

    private static Finding told(Mode mode, List<Long> customers, Program program) throws Exception {
        return entry(mode, false, customers, program).finding();
    }

    private static void staysABurst(List<Long> customers, Program program) throws Exception {
        Finding finding = told(Mode.FLOW, customers, program);
        assertThat(finding.rule()).isEqualTo("A02");
        assertThat(finding.parent()).isNull();
    }

    @Test
    void theOneUnitThatReadTheListIsItsParent() throws Exception {
        Finding finding = told(Mode.FLOW, SPARSE, () -> handOver(read("")));
        assertThat(finding.rule()).isEqualTo("A01");
        assertThat(finding.evidence()).isEqualTo(Evidence.E3);
        Parent parent = finding.parent();
        assertThat(parent.shape().sql()).contains("FROM orders");
        assertThat(parent.column()).isEqualToIgnoringCase("customer_id");
        assertThat(parent.rows()).isEqualTo(ROWS);
        assertThat(parent.elsewhere().unit()).isEqualTo("String.execute");
        assertThat(parent.elsewhere().thread()).isEqualTo(Thread.currentThread().getName());
        assertThat(finding.flow().matched()).isEqualTo(ROWS);
        assertThat(finding.child().executions()).isEqualTo(ROWS);
    }

    @Test
    void theReportSaysWhereTheRowsWereReadAndHowToReadThemAtOnce() throws Exception {
        Entry entry = entry(Mode.FLOW, true, SPARSE, () -> handOver(read("")));
        Report report = new Report(
                new Analyzer().report().summary(),
                List.of(entry),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(ConsoleReport.of(report, List.of(), false).replaceAll("\\s+", " "))
                .contains("The rows were read in String.execute, on "
                        + Thread.currentThread().getName() + "; how they came to this thread was not seen.");
        assertThat(entry.cure().kind()).isEqualTo(Cure.Kind.JOIN);
        assertThat(entry.cure().sql()).containsIgnoringCase("join customer");
    }

    @Test
    void aPartOfTheListHasTheSameParent() throws Exception {
        assertThat(told(Mode.FLOW, SPARSE, () -> handOver(read("").subList(3, 15)))
                        .rule())
                .isEqualTo("A01");
    }

    @Test
    void ofTwoUnitsThatReadTheListNeitherIs() throws Exception {
        staysABurst(SPARSE, () -> {
            List<Long> list = read("");
            read("");
            handOver(list);
        });
    }

    @Test
    void whereAnotherHadReadHalfOfTheListNoneIs() throws Exception {
        staysABurst(SPARSE, () -> {
            read(" WHERE id < 10");
            handOver(read(""));
        });
    }

    @Test
    void numbersCountedUpFromOneShowNothing() throws Exception {
        staysABurst(DENSE, () -> handOver(read("")));
    }

    @Test
    void whatIsReadAfterwardsIsNoParent() throws Exception {
        staysABurst(SPARSE, () -> {
            handOver(SPARSE);
            read("");
        });
    }

    @Test
    void anotherOrderThanTheRowsIsNoEvidence() throws Exception {
        staysABurst(SPARSE, () -> {
            List<Long> list = read("");
            Collections.reverse(list);
            handOver(list);
        });
    }

    @Test
    void aListThatHoldsOnlyMostOfTheValuesIsNoParent() throws Exception {
        staysABurst(SPARSE, () -> {
            read(" WHERE id < 18");
            handOver(SPARSE);
        });
    }

    @Test
    void whatTheWorkerKnewByItselfHasNoParent() throws Exception {
        staysABurst(SPARSE, () -> handOver(SPARSE));
    }

    /** The worker's burst begins first, and is judged before the other thread's. */
    @Test
    void whatAUnitReadThatIsNotJudgedYetIsNotKnown() throws Exception {
        Thread other = new Thread(() -> orders(""));
        staysABurst(SPARSE, () -> {
            handOver(List.of(0L));
            other.start();
            other.join();
            handOver(read(""));
        });
    }

    @Test
    void fewerThanEightValuesAreNoEvidence() throws Exception {
        staysABurst(SPARSE, () -> handOver(read(" WHERE id < 7")));
    }

    @Test
    void nothingIsLookedForWhereNoValuesAreRead() throws Exception {
        Finding finding = told(Mode.COUNT, SPARSE, () -> handOver(read("")));
        assertThat(finding.parent()).isNull();
    }
}
