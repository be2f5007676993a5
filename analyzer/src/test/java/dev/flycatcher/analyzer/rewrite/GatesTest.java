package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Flow;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not rewritten says why, and the finding keeps its advice. */
class GatesTest {
    private static final String PARENT = "select id from p";

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
    @DisplayName("section 2.1 and 2.2: each gate refuses with its reason")
    @CsvSource(delimiter = '|', textBlock = """
            select id from a where k = ? union select id from b                | set operation
            select distinct id from a where k = ?                              | DISTINCT without the key
            select id from a where k = ? offset 3                              | bounds its rows
            select top 1 id from a where k = ?                                 | bounds its rows
            select id from a where k = ? and rownum <= 1                       | bounds its rows
            select id from a where k = ? for update                            | locks the rows
            select id from a where k = ? for share                             | locks the rows
            select id from a with (nolock)  where k = ?                        | locking hint
            select id, row_number() over (order by id) from a where k = ?      | window
            select id, random() from a where k = ?                             | random() gives another value
            select id from a where k = ? and t < clock_timestamp()             | clock_timestamp() gives another value
            select nextval('s'), id from a where k = ?                         | nextval() gives another value
            select @n := id from a where k = ?                                 | variable of the session
            select id from a where x = ? or y = ?                              | inside OR
            select id from a where not (k = ?)                                 | inside NOT
            select id from a where case when k = ? then 1 else 0 end = 1       | inside CASE
            select id from a where k > ?                                       | another comparison
            select id from a where lower(k) = ?                                | inside an expression
            select a.id from a left join b on b.a_id = a.id and b.k = ?        | does not stand in WHERE
            select id from a where k in (select k from b where x = ?)          | inside an expression
            select max(x) from a where k = ? having max(x) > 1                 | aggregates, which would run over all keys
            select ?                                                           | reads no table
            call get_customer(?)                                               | not a single SELECT
            select id from a where k = ? lock in share mode                    | not in the SQL the parser knows
            select id from a where k = ?; drop table a                         | does not read all
            select from where                                                  | not in the SQL the parser knows
            """)
    void eachGateHasItsReason(String child, String reason) {
        refused(cure(child), reason);
    }

    @Test
    @DisplayName("HAVING beside GROUP BY speaks of one group, which is one key's then as well")
    void aConditionOfGroupsStays() {
        assertThat(cure("select b, count(*) from a where k = ? group by b having count(*) > 1")
                        .sql())
                .isEqualTo("SELECT b, count(*), k FROM a WHERE k IN (?, ?, ?, ?) GROUP BY b, k HAVING count(*) > 1");
    }

    @Test
    @DisplayName("a CTE that changes data")
    void aWithThatWritesIsRefused() {
        refused(
                cure("with d as (delete from a where x = 1 returning id) select id from d where k = ?"),
                "WITH changes data");
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
    @DisplayName("a statement of 5 MB is refused, not read")
    void megabytesAreNotParsed() {
        String child = "select id from a where k = ? and x in (" + "1,".repeat(2_500_000) + "1)";
        assertThat(child).hasSizeGreaterThan(5_000_000);
        refused(cure(child), "longer than 20,000 characters");
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
    void aLongStatementIsNotParsed() {
        String child = "select id from a where k = ? and x in (" + "1,".repeat(20_000) + "1)";
        refused(cure(child), "longer than 20,000 characters");
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
