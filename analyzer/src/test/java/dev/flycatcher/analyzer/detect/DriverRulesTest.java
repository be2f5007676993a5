package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.trace.Database;
import dev.flycatcher.analyzer.trace.Mark;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that need to know what a connection leads to, and how its driver is set: A19 and A64. */
class DriverRulesTest {
    private static final String INSERT = "insert into line(id, item) values (?, ?)";
    private static final String ORDER = "select id, total from orders where id = ?";
    private Scenario unit;

    @BeforeEach
    void open() {
        unit = Scenario.unit("POST /orders").at("app.Orders.add:42");
    }

    private static Database database(String id, String engine, String... options) {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return new Database(id, engine, "driver 1", new TreeMap<>(all));
    }

    /** A statement that takes a millisecond, then a batch of that many rows, a millisecond each. */
    private Scenario batch(Database on, int rows, long millis) {
        unit.database(on).select("select v from item where id = ?", 7).gives(1, i -> row("x"));
        unit.batching(
                        INSERT,
                        IntStream.rangeClosed(1, rows)
                                .mapToObj(i -> new Object[] {i, i * 7})
                                .toList())
                .taking(millis)
                .run();
        return unit;
    }

    private static List<String> notJudged(String rule, Scenario... units) {
        Judge judge = new Judge();
        Arrays.stream(units).forEach(each -> judge.add(each.trace()));
        return judge.notJudged().stream()
                .filter(each -> each.rule().equals(rule))
                .map(NotJudged::reason)
                .toList();
    }

    /** A19. */
    @ParameterizedTest
    @CsvSource({"postgresql, reWriteBatchedInserts", "mysql, rewriteBatchedStatements"})
    void aBatchThatTakesARoundTripForEachRowIsTold(String engine, String option) {
        batch(database("1", engine, option, "false"), 100, 100);
        assertThat(Verdicts.of(unit)).containsExactly("A19 INFO E0 line k=1");
        assertThat(notJudged("A19", unit)).isEmpty();
    }

    /** A19. */
    @Test
    void aBatchThatTakesARoundTripInAllIsNot() {
        batch(database("1", "postgresql", "reWriteBatchedInserts", "false"), 100, 40);
        assertThat(Verdicts.of(unit)).isEmpty();
    }

    /** A19: with the option on the time is the database's own, and nine rows are no batch to speak of. */
    @Test
    void aBatchOfADriverThatRewritesOrAShortOneIsNot() {
        batch(database("1", "postgresql", "reWriteBatchedInserts", "true"), 100, 100);
        unit.on(2);
        batch(database("2", "mariadb", "useBulkStmts", "false", "useBulkStmtsForInserts", "true"), 100, 100);
        unit.on(3);
        batch(database("3", "h2"), 100, 100);
        unit.on(4);
        batch(database("4", "postgresql", "reWriteBatchedInserts", "false"), 9, 9);
        assertThat(Verdicts.of(unit)).isEmpty();
    }

    /** A19: pgjdbc makes one statement of inserts only, MariaDB's bulk for inserts likewise. */
    @Test
    void anUpdateIsTakenByTheOptionThatRewritesUpdates() {
        Database mariadb = database("1", "mariadb", "useBulkStmts", "false", "useBulkStmtsForInserts", "true");
        unit.database(mariadb).select("select v from item where id = ?", 7).gives(1, i -> row("x"));
        unit.batching(
                        "update line set n = ? where id = ?",
                        IntStream.range(0, 50)
                                .mapToObj(i -> new Object[] {i * 31, i})
                                .toList())
                .taking(50)
                .run();
        assertThat(Verdicts.of(unit)).containsExactly("A19 INFO E0 line k=1");
    }

    /** A19: where the driver does not tell its options, or nothing tells a round trip, nothing is guessed. */
    @Test
    void withoutTheOptionOrARoundTripItIsNotJudgedAndSaysSo() {
        batch(database("1", "postgresql"), 100, 100);
        assertThat(Verdicts.of(unit)).isEmpty();
        assertThat(notJudged("A19", unit))
                .containsExactly("in 1 of 1 units batches were sent by a driver whose options are not known");
        Scenario alone = Scenario.unit("import").database(database("1", "mysql", "rewriteBatchedStatements", "false"));
        alone.batching(
                        INSERT,
                        IntStream.range(0, 100)
                                .mapToObj(i -> new Object[] {i, i})
                                .toList())
                .taking(100)
                .run();
        assertThat(Verdicts.of(alone)).isEmpty();
        assertThat(notJudged("A19", alone))
                .containsExactly("in 1 of 1 units nothing but a batch ran, so what a round trip takes is not known");
    }

    private Scenario write(Database on) {
        unit.on(1)
                .database(on)
                .write("insert into orders(id, total) values (?, ?)", 700, 31)
                .run();
        return unit;
    }

    /** A64. */
    @Test
    void aReadOfWhatWasJustWrittenFromAReplicaIsTold() {
        write(database("1", "postgresql"));
        unit.on(2).database(database("2", "postgresql", "targetServerType", "preferSecondary"));
        unit.select(ORDER, 700).none();
        assertThat(Verdicts.of(unit)).containsExactly("A64 INFO E0 orders k=1");
    }

    /** A64: a pool for reading says so on each of its connections. */
    @Test
    void aConnectionForReadingIsAReplicasToo() {
        write(database("1", "mysql"));
        unit.on(2).database(database("2", "mysql")).mark(Mark.Kind.READ_ONLY);
        unit.select(ORDER, 700).none();
        assertThat(Verdicts.of(unit)).containsExactly("A64 INFO E0 orders k=1");
    }

    /** A64: shards are written too; another engine, another table, the write's own database and a read before it are none. */
    @Test
    void aShardOrAnotherTableOrAReadBeforeTheWriteIsNone() {
        Database replica = database("2", "postgresql", "targetServerType", "secondary");
        unit.on(2)
                .database(replica)
                .select("select v from rate where id = ?", 1)
                .gives(1, i -> row("x"));
        unit.select(ORDER, 700).none();
        write(database("1", "postgresql"));
        unit.on(3).database(database("3", "postgresql")).select(ORDER, 700).none();
        unit.on(4)
                .database(database("4", "mysql"))
                .mark(Mark.Kind.READ_ONLY)
                .select(ORDER, 701)
                .none();
        unit.on(1).mark(Mark.Kind.READ_ONLY).select(ORDER, 702).none();
        unit.on(2).select("select v from rate where id = ?", 2).gives(1, i -> row("x"));
        assertThat(Verdicts.of(unit)).noneMatch(line -> line.startsWith("A64"));
    }

    private static Scenario readOnly(String name, Database on, boolean transaction) {
        Scenario reads = Scenario.unit(name).at("app.Orders.show:7").database(on);
        if (transaction) {
            reads.begin();
        }
        reads.mark(Mark.Kind.READ_ONLY).select(ORDER, 5).gives(1, i -> row(5, 10));
        return transaction ? reads.commit() : reads;
    }

    /** A64. */
    @Test
    void aReadOnlyTransactionOnThePrimaryBesideAReplicaIsTold() {
        Scenario onPrimary = readOnly("GET /orders/{id}", database("1", "postgresql"), true);
        Scenario onReplica = readOnly("GET /report", database("2", "postgresql"), false);
        assertThat(Verdicts.of(write(database("1", "postgresql")), onPrimary, onReplica))
                .containsExactly("A64 INFO E0 orders k=1");
    }

    /** A64: without a replica, with one that is written as well, or of other data, it is where it belongs. */
    @Test
    void aReadOnlyTransactionWithoutAReplicaIsNone() {
        Database primary = database("1", "postgresql");
        assertThat(Verdicts.of(write(primary), readOnly("GET /orders/{id}", primary, true)))
                .isEmpty();
        Scenario shard = readOnly("GET /report", database("2", "postgresql"), false);
        shard.mark(Mark.Kind.READ_WRITE)
                .write("delete from orders where id = ?", 3)
                .run();
        assertThat(Verdicts.of(readOnly("GET /orders/{id}", primary, true), shard))
                .isEmpty();
        Scenario other = Scenario.unit("GET /rates").database(database("3", "postgresql"));
        other.mark(Mark.Kind.READ_ONLY)
                .select("select v from rate where id = ?", 1)
                .gives(1, i -> row("x"));
        assertThat(Verdicts.of(readOnly("GET /orders/{id}", primary, true), other))
                .isEmpty();
    }

    /** A64: a driver that chooses among its hosts sends what only reads to a replica by itself. */
    @Test
    void aDriverThatRoutesByItselfIsNone() {
        Database routed = database("1", "mariadb", "haMode", "replication");
        Scenario onReplica = readOnly("GET /report", database("2", "mariadb"), false);
        assertThat(Verdicts.of(write(routed), readOnly("GET /orders/{id}", routed, true), onReplica))
                .isEmpty();
    }

    /** A64: where a driver does not tell what a connection leads to, nothing is guessed. */
    @Test
    void anUnknownPlaceIsNotJudgedAndSaysSo() {
        write(Database.of("oracle"))
                .on(2)
                .mark(Mark.Kind.READ_ONLY)
                .select(ORDER, 700)
                .none();
        assertThat(Verdicts.of(unit)).isEmpty();
        assertThat(notJudged("A64", unit))
                .containsExactly("in 1 of 1 units connections were used of which it is not known where they lead to");
    }
}
