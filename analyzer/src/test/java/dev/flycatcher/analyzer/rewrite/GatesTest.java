package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void aJoinThatIsRefusedFallsBackToThePrefetch() {
        Cure cure = new Rewriter()
                .cure(Loop.of("select id from p for update", "id", "select n from a where k = ?", "k")
                        .toOne());
        assertThat(cure.kind()).isEqualTo(Cure.Kind.PREFETCH);
        assertThat(cure.sql()).isEqualTo("SELECT n, k FROM a WHERE k IN (?, ?, ?, ?)");
    }
}
