package dev.flycatcher.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.source.util.JavacTask;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.report.Baseline;
import dev.flycatcher.analyzer.trace.Unit;
import dev.flycatcher.analyzer.trace.Verb;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import shop.Databases;
import shop.Orders;

/** Failure messages, word for word; only measured times are replaced. */
class MessageTest {
    private final DataSource watched = Flycatcher.watch(Databases.H2.open());

    private static Orders filled(int rows) throws SQLException {
        Orders orders = new Orders(Flycatcher.watch(Databases.H2.open()));
        orders.fill(rows);
        return orders;
    }

    private Recorded loop() throws Exception {
        Orders orders = new Orders(watched);
        orders.fill(50);
        return Flycatcher.record(Unit.Kind.TEST, "OrdersTest.listsCustomers", orders::customersOfOpenOrders);
    }

    @Test
    void tellsClaimCountsPlaceLoopAndCure() throws Exception {
        Recorded recorded = loop();

        assertThat(messageOf(recorded::assertNoNPlusOne)).isEqualTo(golden("n-plus-one.txt"));
    }

    @Test
    void readsInTheGuideAsItIs() throws Exception {
        assertThat(timeless(Files.readString(Path.of("..", "docs", "guide.md"))))
                .contains(golden("n-plus-one.txt"));
    }

    @Test
    void tellsWhichStatementsWereTooMany() throws Exception {
        Recorded recorded = loop();

        assertThat(messageOf(() -> recorded.assertQueries(Verb.SELECT, 2))).isEqualTo(golden("counts.txt"));
    }

    @Test
    void tellsALoopThatGrewSinceTheBaselineAndWhereToReadMore() throws Exception {
        Baseline before = Flycatcher.record(Unit.Kind.TEST, "before", filled(30)::customersOfOpenOrders)
                .baseline(Evidence.E3);
        Recorded recorded = loop().except(before).toldAt(Path.of("target/flycatcher/report.html"));

        assertThat(messageOf(recorded::assertNoNPlusOne)).isEqualTo(golden("grown.txt"));
    }

    @Test
    void tellsALoopOverOneRow() throws Exception {
        Recorded recorded =
                Flycatcher.record(Unit.Kind.TEST, "OrdersTest.listsCustomers", filled(1)::customersOfOpenOrders);

        assertThat(messageOf(recorded::assertNoLatentNPlusOne)).isEqualTo(golden("latent.txt"));
        assertThat(recorded.latentNPlusOnes()).extracting(Finding::rule).containsExactly("A03");
        assertThat(recorded.latentWords()).singleElement().asString().startsWith("OrdersTest.listsCustomers: Reading");
        recorded.assertNoNPlusOne(Evidence.E2);
    }

    @Test
    void tellsHowItGrowsWithTheSize() throws Exception {
        Growth growth = new Growth();
        for (int size : new int[] {1, 5, 25}) {
            growth.add(
                    size,
                    Flycatcher.record(
                            Unit.Kind.TEST, "OrdersTest.listsCustomers", filled(size)::customersOfOpenOrders));
        }

        assertThat(messageOf(() -> growth.assertGrows(Growth.Law.CONSTANT))).isEqualTo(golden("growth.txt"));
        growth.assertGrows(Growth.Law.LINEAR);
    }

    @Test
    void tellsThatItBends() throws Exception {
        Growth growth = new Growth(Verb.SELECT);
        for (int size : new int[] {1, 2, 4}) {
            Orders orders = filled(size);
            growth.add(size, Flycatcher.record(Unit.Kind.TEST, "OrdersTest.comparesCustomers", () -> {
                for (int i = 0; i < size; i++) {
                    orders.customersOfOpenOrders();
                }
            }));
        }

        assertThat(messageOf(() -> growth.assertGrows(Growth.Law.LINEAR))).isEqualTo(golden("bend.txt"));
    }

    @Test
    void tellsThatSizesAreTooFewToJudgeBy() throws Exception {
        Growth growth = new Growth().add(5, loop());

        assertThat(messageOf(() -> growth.assertGrows(Growth.Law.CONSTANT))).isEqualTo(golden("sizes.txt"));
    }

    @Test
    void tellsALimitThatWasPassed() throws Exception {
        Recorded recorded = loop();

        assertThat(messageOf(() -> recorded.assertAtMost(10))).isEqualTo(golden("at-most.txt"));
    }

    /** No loop is to blame: the statements alone are told. */
    @Test
    void tellsCountsWithoutALoop() throws Exception {
        Orders orders = filled(3);
        Recorded recorded = Flycatcher.record(Unit.Kind.TEST, "OrdersTest.joinsCustomers", orders::customersJoined);

        assertThat(messageOf(() -> recorded.assertQueries(0))).isEqualTo(golden("too-many.txt"));
        assertThat(messageOf(() -> recorded.assertQueries(Verb.INSERT, 1))).isEqualTo(golden("missing.txt"));
        assertThat(messageOf(() -> Flycatcher.record(Unit.Kind.TEST, "OrdersTest.joinsCustomers", () -> {})
                        .assertQueries(1)))
                .isEqualTo(golden("unwatched.txt"));
    }

    @Test
    void tellsACauseThatWasProbed() throws Exception {
        Orders orders = filled(50);
        Recorded recorded = Flycatcher.probe(
                Flycatcher.record(Unit.Kind.TEST, "OrdersTest.listsCustomers", orders::customersOfOpenOrders),
                orders::customersOfOpenOrders);

        assertThat(messageOf(() -> recorded.assertNoNPlusOne(Evidence.E6))).isEqualTo(golden("probed.txt"));
    }

    @Test
    void showsNeitherLiteralsNorValuesNorControlCharactersAndStaysShort() throws Exception {
        try (Connection connection = watched.getConnection();
                Statement statement = connection.createStatement()) {
            StringBuilder wide = new StringBuilder("SELECT 'secret-token' AS \"evil\u001b[31m\"");
            for (int i = 0; i < 2_000; i++) {
                wide.append(", ").append(i).append(" AS column_number_").append(i);
            }
            Recorded recorded = Flycatcher.record(() -> {
                statement.execute(wide.toString());
                statement.execute("SELECT 'secret-token'");
            });

            String message = messageOf(() -> recorded.assertQueries(0));

            assertThat(message).doesNotContain("secret-token").doesNotContain("\u001b");
            assertThat(message.lines()).hasSizeLessThanOrEqualTo(30).allMatch(line -> line.length() <= 100);
        }
    }

    @Test
    void codeThatHasToBeBrokenIsStillCode() throws Exception {
        Recorded recorded = Flycatcher.record(() -> {
            try (Connection connection = watched.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE things_of_a_rather_long_name (id INT, thing_before INT, name VARCHAR(9))");
                statement.execute(
                        "INSERT INTO things_of_a_rather_long_name SELECT x, 31 - x, 'n' FROM SYSTEM_RANGE(1, 30)");
                each(connection);
            }
        });
        String message = messageOf(recorded::assertNoNPlusOne);
        String code = message.substring(message.indexOf("      code   ") + 13).replaceAll("(?m)^ {13}", "");
        DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, errors, null, null, List.of(source("class A { void a() {\n" + code + "\n} }")));
        task.parse();
        assertThat(errors.getDiagnostics()).as(code).isEmpty();
        assertThat(code).contains("\n// ", "rows.add(read(row));");
    }

    private static void each(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet things = statement.executeQuery(
                        "SELECT id, thing_before FROM things_of_a_rather_long_name ORDER BY id");
                PreparedStatement before = connection.prepareStatement(
                        "SELECT name, thing_before AS the_one_before_this, id AS number FROM things_of_a_rather_long_name"
                                + " WHERE id = ?")) {
            while (things.next()) {
                before.setInt(1, things.getInt("thing_before"));
                before.executeQuery().next();
            }
        }
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static String messageOf(ThrowingCallable failing) {
        String message = catchThrowableOfType(AssertionError.class, failing).getMessage();
        assertThat(message.lines()).hasSizeLessThanOrEqualTo(30).allMatch(line -> line.length() <= 100);
        return timeless(message);
    }

    private static String timeless(String text) {
        return text.replaceAll("(saves .* at 1 ms each).*", "$1");
    }

    private static String golden(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(MessageTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }
}
