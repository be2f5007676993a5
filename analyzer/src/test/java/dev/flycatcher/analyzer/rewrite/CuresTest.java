package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Servers;
import dev.flycatcher.analyzer.detect.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/cures.md} says what the engines said: {@code -Dcures.write=true} writes it anew. */
class CuresTest {
    private static final Path PAGE = Path.of("..", "docs", "cures.md");
    private static final String HEAD = """
            # Cures, checked

            Pairs of a parent query and the child that ran per row of it, each on a real engine with traps in its data: null
            keys, keys that point to nothing, the same key twice, parents without children, equal rows. "Verified" is what came
            of running the child per key and the rewrite once, and comparing the bags of rows per key, in their order where the
            child has one. Beside the traps stand forty more users, each with a tweet and two favourites. Queries are of the loop
            with its parent, and of its cure; the milliseconds are what those took when the page was written, with 1 ms of
            latency injected into every execution.

            This page is written by a test: `./mvnw -pl analyzer test -Dtest=CuresTest -Dcures.write=true`.

            | pair | flow | dialect | cure | verified | queries before to after | ms before to after, 1 ms injected | ratio |
            | ---: | --- | --- | --- | --- | --- | --- | ---: |
            """;

    /** What {@link #mysqlSaysTheSame} gave. */
    private static final String MYSQL = """
            MySQL itself has no rows above, since its binaries are in no jar that tests could take along; MariaDB, which has no
            LATERAL, stands beside it. On 21 November 2026 the same thirty pairs were run on MySQL 8.0.15, a server started by
            hand (`FLYCATCHER_MYSQL_URL=jdbc:mysql://... ./mvnw -pl analyzer test -Dtest=CuresTest`): all thirty equal, those
            with LATERAL among them, whose parents stood in parentheses then, 1,299 queries to 42, 2,412 ms to 96 with 1 ms of
            latency injected.
            """;

    /** Injected into every execution. */
    private static final int MILLIS = 1;

    private static final int MORE = 40;

    @Test
    void theTableIsWhatTheEnginesSay() throws SQLException, IOException {
        List<String> lines = new ArrayList<>();
        for (String url : Corpus.URLS) {
            try (Connection near = Corpus.open(url)) {
                crowd(near);
                for (Loop loop : Corpus.LOOPS) {
                    lines.add(line(near, Distance.of(near, MILLIS), loop));
                }
            }
        }
        assertThat(lines).hasSizeGreaterThanOrEqualTo(150).allMatch(line -> line.contains("| equal on "));
        String page = HEAD + String.join("\n", lines) + "\n\n" + MYSQL + "\n" + statements() + "\n" + refused();
        if (Boolean.getBoolean("cures.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(timeless(Files.readString(PAGE))).isEqualTo(timeless(page));
    }

    /** The statements that are not rewritten, each with what is told of it. */
    private static String refused() {
        StringBuilder text = new StringBuilder("""
                ## What is not rewritten

                The finding stands, with advice in words and this reason. Oracle and SQL Server are not at hand: their forms are
                rendered by rule and read again by the parser (`DialectsTest`).

                | why | statement | reason told |
                | --- | --- | --- |
                """);
        for (Refused gate : Refused.GATES) {
            String reason = new Rewriter()
                    .cure(Loop.of("select id from p", "id", gate.child(), "k").toMany())
                    .refusal();
            text.append("| %s | `%s` | %s |\n".formatted(gate.gate(), gate.shown(), reason));
        }
        return text.toString();
    }

    /** Run where a server of MySQL is named; what came of it then is told on the page, with its date. */
    @Test
    void mysqlSaysTheSame() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection near = Corpus.open(Servers.mysql())) {
            crowd(near);
            for (Loop loop : Corpus.LOOPS) {
                lines.add(line(near, Distance.of(near, MILLIS), loop));
            }
            assertThat(lines).hasSize(Corpus.LOOPS.size()).allMatch(line -> line.contains("| mysql | "));
            assertThat(lines).allMatch(line -> line.contains("| equal on "));
        }
        if (Boolean.getBoolean("cures.write")) {
            System.out.println(String.join("\n", lines));
        }
    }

    /** Rows without traps beside those that are traps, so that a loop is as long as one that hurts. */
    private static void crowd(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < MORE; i++) {
                int user = 1_000 + i;
                int tweet = 2_000 + i;
                statement.execute("insert into users values (%d, 'u%1$d', 1, 10)".formatted(user));
                statement.execute("insert into tweets values (%d, %d, 'a%1$d', %1$d)".formatted(tweet, user));
                statement.execute(
                        "insert into favourites values (%d, 10, 'x'), (%1$d, %d, 'y')".formatted(tweet, user));
            }
        }
    }

    private static String timeless(String page) {
        return page.replaceAll("\\| [\\d.]+ to [\\d.]+ \\| [\\d.]+ \\|\n", "|\n");
    }

    private static String line(Connection near, Connection far, Loop loop) throws SQLException {
        Engine engine = Engine.ofUrl(near.getMetaData().getURL());
        Finding finding = VerifierTest.observed(near, loop);
        Cure cure = new Rewriter(engine).cure(finding);
        Verification verification = new Verifier(far, engine).verify(finding, VerifierTest.bound(loop));
        long before = 1 + finding.child().executions();
        long after = new Choice(finding, engine).draft(1).listed() ? 2 : 1;
        double parent = parentMillis(far, loop);
        double many = parent + verification.loopNanos() / 1e6 * finding.child().executions() / verification.keys();
        double once = (after - 1) * parent + verification.onceNanos() / 1e6;
        return String.format(
                Locale.ROOT,
                "| %d | %s | %s | %s | %s | %d to %d | %.1f to %.1f | %.1f |",
                Corpus.LOOPS.indexOf(loop) + 1,
                flow(loop),
                engine.name().toLowerCase(Locale.ROOT),
                cure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                verification.words(),
                before,
                after,
                many,
                once,
                many / once);
    }

    /** Where the value was read, and where it was bound. */
    private static String flow(Loop loop) {
        return "`%s.%s` → `%s.%s`"
                .formatted(
                        table(String.valueOf(loop.parent()), loop.column()),
                        loop.column(),
                        table(loop.child(), loop.key()),
                        loop.key());
    }

    /** The table of a column: of its alias where it has one, else the first. */
    private static String table(String sql, String column) {
        Matcher qualified = Pattern.compile("\\b(\\w+)\\." + column + "\\b").matcher(sql);
        String from = qualified.find() ? "(?: from | join )(\\w+) " + qualified.group(1) + "\\b" : " from (\\w+)";
        Matcher table = Pattern.compile(from).matcher(sql);
        return table.find() ? table.group(1) : "?";
    }

    private static double parentMillis(Connection connection, Loop loop) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(String.valueOf(loop.parent()))) {
            for (int i = 0; i < loop.parentBinds().size(); i++) {
                statement.setObject(i + 1, loop.parentBinds().get(i));
            }
            long start = System.nanoTime();
            statement.executeQuery().close();
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static String statements() throws SQLException {
        StringBuilder text =
                new StringBuilder("## The pairs, and their cure on SQLite, and on PostgreSQL where it differs\n");
        try (Connection connection = Corpus.open("jdbc:sqlite::memory:")) {
            crowd(connection);
            for (Loop loop : Corpus.LOOPS) {
                Finding finding = VerifierTest.observed(connection, loop);
                String sqlite =
                        String.valueOf(new Rewriter(Engine.SQLITE).cure(finding).sql());
                String other = String.valueOf(
                        new Rewriter(Engine.POSTGRESQL).cure(finding).sql());
                String both = sqlite.equals(other) ? sqlite : sqlite + ";\n-- on PostgreSQL\n" + other;
                text.append("\n%d.\n```sql\n%s;\n%s;\n-- becomes\n%s;\n```\n"
                        .formatted(Corpus.LOOPS.indexOf(loop) + 1, loop.parent(), loop.child(), both));
            }
        }
        return text.toString();
    }
}
