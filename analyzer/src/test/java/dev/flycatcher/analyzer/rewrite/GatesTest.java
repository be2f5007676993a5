package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not rewritten says why, and the finding keeps its advice. */
class GatesTest {
    private static final String PARENT = "select id from p";

    private static final Pattern REASON = Pattern.compile("new Refusal\\(\\s*\"([^\"]+)\"");

    /** Reasons of verifying have tests of their own: VerifierBoundsTest, LimitsTest, DrawnTest, AdversaryTest. */
    private static final Set<String> VERIFYING = Set.of(
            "Comparison.java",
            "Drawn.java",
            "Given.java",
            "Limits.java",
            "Scratch.java",
            "Trial.java",
            "Verifier.java",
            "WalkTrial.java",
            "WriteTrial.java");

    /** Shown by tests of this class and of others, each by what brings it about. */
    private static final Set<String> SELDOM = Set.of(
            "the time is over", // nothingIsParsedOnceTheTimeIsOver
            "the parser did not finish within", // aParserThatDoesNotFinishIsLeftAndInterrupted
            "no bind of it is known to vary"); // aBindThatIsNotKnownIsRefused

    private static Cure cure(String child) {
        return new Rewriter().cure(Loop.of(PARENT, "id", child, "k").toMany());
    }

    private static void refused(Cure cure, String reason) {
        assertThat(cure.refusal()).contains(reason);
        assertThat(cure.sql()).isNull();
        assertThat(cure.kind()).isEqualTo(Cure.Kind.ADVICE);
        assertThat(cure.advice()).isNotBlank();
    }

    @ParameterizedTest
    @DisplayName("section 2.1 and 2.2, and bad input: each gate refuses with its reason, and the advice stands")
    @MethodSource("dev.flycatcher.analyzer.rewrite.Refused#gates")
    void eachGateHasItsReason(Refused gate) {
        Cure cure = cure(gate.child());
        refused(cure, gate.reason());
        assertThat(cure.remaining()).as("of 500 executions").isOne();
    }

    @Test
    @DisplayName(
            "every reason that the rewriting's sources give is shown by a row, or by a form that gives way to another")
    void noReasonIsWithoutAStatement() throws IOException {
        Set<String> shown = new TreeSet<>(SELDOM);
        Refused.GATES.forEach(
                gate -> shown.add(String.valueOf(cure(gate.child()).refusal())));
        FormRefusalsTest.REASONS.forEach(shown::add);
        Path sources = Path.of("src/main/java/dev/flycatcher/analyzer/rewrite");
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.filter(
                            file -> !VERIFYING.contains(file.getFileName().toString()))
                    .toList()) {
                Matcher reason = REASON.matcher(Files.readString(file));
                while (reason.find()) {
                    String words = reason.group(1).replaceAll("%.*", "").strip();
                    if (shown.stream().noneMatch(told -> told.contains(words))) {
                        missing.add(file.getFileName() + ": " + reason.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("HAVING beside GROUP BY speaks of one group, which is one key's then as well")
    void aConditionOfGroupsStays() {
        assertThat(cure("select b, count(*) from a where k = ? group by b having count(*) > 1")
                        .sql())
                .isEqualTo("SELECT b, count(*), k FROM a WHERE k IN (?, ?, ?, ?) GROUP BY b, k HAVING count(*) > 1");
    }

    @Test
    void aBindThatIsNotKnownIsRefused() {
        refused(
                new Rewriter()
                        .cure(Loop.of(PARENT, "id", "select 1 from a", "k")
                                .bind(0)
                                .toMany()),
                "no bind of it");
    }

    @Test
    @DisplayName(
            "section 2.7: a statement the parser does not know is exchanged by its words, its condition read again")
    void vendorSyntaxBeforeTheConditionIsKept() {
        Cure cure = cure(
                "select a.id, a.body#>>'{x,y}' !~~* 'z' as hit from a tablesample foo bar where a.k = ? order by a.id");
        assertThat(cure.sql())
                .endsWith("as hit, a.k from a tablesample foo bar where a.k IN (?, ?, ?, ?) order by a.id");
        assertThat(cure.advice()).contains(Worded.UNREAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from a tablesample foo bar where k = ? limit 1",
                "select id from a tablesample foo bar where k = ? or k is null",
                "select id from a tablesample foo bar where b = 1 and k = ?",
                "select count(*) from a tablesample foo bar where k = ?",
                "select distinct id from a tablesample foo bar where k = ?",
                "select id from a tablesample foo bar where k = ? for update",
                "select random(), id from a tablesample foo bar where k = ?",
            })
    void anyOtherShapeOfItIsRefused(String child) {
        Cure cure = cure(child);
        assertThat(cure.sql()).isNull();
        assertThat(cure.refusal()).isNotBlank();
        assertThat(cure.advice()).startsWith("Ask for a together with the query of p");
    }

    @Test
    @DisplayName("S31: a view is read as a table is")
    void aViewIsRewrittenAsWritten() {
        assertThat(cure("select name from v_customer where k = ?").sql())
                .isEqualTo("SELECT name, k FROM v_customer WHERE k IN (?, ?, ?, ?)");
    }

    @Test
    @DisplayName("S30: a procedure is refused and the finding still tells what to do")
    void aProcedureKeepsItsAdvice() {
        Cure cure = cure("{call get_customer(?)}");
        refused(cure, "not");
        assertThat(cure.advice()).startsWith("Ask for the statement");
    }

    @Test
    @DisplayName("binds from two parents: the second is not held constant")
    void aKeyOfTwoParentsIsRefused() {
        Loop loop = Loop.of(PARENT, "id", "select id from a where k = ? and seen > ?", "k");
        Finding one = loop.toMany();
        Finding two = new Finding(
                one.rule(),
                one.severity(),
                one.evidence(),
                one.unit(),
                one.units(),
                one.parent(),
                one.child(),
                new Flow(500, 500, 1, 1e-9, List.of(), 1),
                one.candidates(),
                null,
                null,
                List.of());
        refused(new Rewriter().cure(two), "another bind varies from execution to execution");
    }

    @Test
    void aCutStatementIsNotParsed() {
        refused(cure("select id from a where k = ? and …"), "longer than");
    }

    @Test
    void aDeeplyNestedStatementIsNotParsed() {
        String child = "select id from a where k = ? and " + "(".repeat(2_000) + "1=1" + ")".repeat(2_000);
        refused(cure(child), "nested more than 30 deep");
    }

    @Test
    void aLongChainOfConditionsIsReadOrRefusedButNeverThrown() {
        String child = IntStream.range(0, 2_500).mapToObj(i -> "a=?").collect(Collectors.joining(" and "));
        Cure cure = cure("select id from a where k = ? and " + child);
        assertThat(cure.sql() == null).isEqualTo(cure.refusal() != null);
    }

    @Test
    @DisplayName("the parser is time-boxed")
    void aParserThatDoesNotFinishIsLeftAndInterrupted() {
        CountDownLatch interrupted = new CountDownLatch(1);
        assertThatThrownBy(() -> TimeBox.within(20, () -> {
                    TimeBox.endedBy(interrupted::countDown);
                    return wait(interrupted);
                }))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo("the parser did not finish within 20 ms"));
        assertThat(interrupted.getCount()).isZero();
    }

    private static int wait(CountDownLatch interrupted) {
        try {
            interrupted.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("too late");
    }

    @Test
    @DisplayName("the parser is time-boxed: a cure that is given up does not begin another form")
    void nothingIsParsedOnceTheTimeIsOver() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        AtomicReference<Object> second = new AtomicReference<>();
        assertThatThrownBy(() -> TimeBox.within(20, () -> {
                    TimeBox.endedBy(over::countDown);
                    try {
                        return wait(over);
                    } catch (IllegalStateException interrupted) {
                        try {
                            second.set(Parsing.parse("select 1 from t"));
                        } catch (Refusal refusal) {
                            second.set(refusal.reason());
                        }
                        tried.countDown();
                        return 0;
                    }
                }))
                .isInstanceOf(Refusal.class);
        tried.await();
        assertThat(second).hasValue("the time is over");
    }

    @Test
    @DisplayName("a whole cure is one hand-over to one thread, whatever it parses")
    void allOfACureIsWrittenInOneBox() {
        assertThat(TimeBox.<Thread>within(2_000, Thread::currentThread)).isNotSameAs(Thread.currentThread());
        assertThat(TimeBox.<Boolean>within(2_000, () -> {
                    Thread own = Thread.currentThread();
                    return TimeBox.within(2_000, Thread::currentThread) == own;
                }))
                .isTrue();
    }

    @Test
    @DisplayName("bounded children on HSQLDB: beside their parent they run, for keys from outside they are refused")
    void whatHsqldbCannotDoIsRefusedWithTheReason() {
        Finding unfed = Loop.unfed("select body from tweets where user_id = ? order by created limit 2", "user_id")
                .toMany();
        refused(new Rewriter(Engine.HSQLDB).cure(unfed), "bounds its rows");
        Finding fed = Loop.of(
                        "select id from users",
                        "id",
                        "select body from tweets where user_id = ? order by created limit 2",
                        "user_id")
                .toMany();
        assertThat(new Rewriter(Engine.HSQLDB).cure(fed).kind()).isEqualTo(Cure.Kind.ORDINAL);
    }

    @Test
    void aJoinThatIsRefusedFallsBackToThePrefetch() {
        Cure cure = new Rewriter()
                .cure(Loop.of("select id from p for update", "id", "select n from a where k = ?", "k")
                        .toOne());
        assertThat(cure.kind()).isEqualTo(Cure.Kind.PREFETCH);
        assertThat(cure.sql()).isEqualTo("SELECT n, k FROM a WHERE k IN (?, ?, ?, ?)");
    }
}
