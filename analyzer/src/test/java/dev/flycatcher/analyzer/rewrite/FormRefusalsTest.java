package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one form cannot do, another may: each refuses with a reason of its own, which is told where none is left. */
class FormRefusalsTest {
    /** A form of the cure of one statement. */
    private interface Form {
        Draft of(Ask ask, Lists lists);
    }

    private record Row(String form, String parent, String child, Form of, String reason) {
        @Override
        public String toString() {
            return form + ": " + child;
        }
    }

    private static final Form JOIN = (ask, lists) -> JoinRewrite.of(ask, true);
    private static final Form EACH = (ask, lists) -> Each.of(ask, lists.keys());
    private static final String FLAT = "select id, n from p";

    private static final List<Row> ROWS = List.of(
            new Row(
                    "join",
                    FLAT,
                    "select x from a where k = ? limit 2",
                    JOIN,
                    "the child bounds its rows per key, and a join cannot"),
            new Row(
                    "join",
                    FLAT,
                    "select max(x) from a where k = ?",
                    JOIN,
                    "the child aggregates or sorts out duplicates per key, and a join cannot"),
            new Row(
                    "join",
                    "select id + 1 from p",
                    "select x from a where k = ?",
                    JOIN,
                    "the parent's text does not say which of its columns the keys are"),
            new Row(
                    "join",
                    "with q as (select id from r) select id from q",
                    "select x from a where k = ?",
                    JOIN,
                    "a WITH would have to move out of a derived table"),
            new Row(
                    "join",
                    "select distinct id, n, n from p",
                    "select x from a where k = ?",
                    JOIN,
                    "two columns of the parent may have one name, which a derived table does not allow"),
            new Row(
                    "join",
                    "select distinct id from p order by lower(n)",
                    "select x from a where k = ?",
                    JOIN,
                    "the parent is ordered by something that it does not put out"),
            new Row(
                    "groups",
                    FLAT,
                    "select distinct count(*) from a where k = ?",
                    GroupBy::of,
                    "it aggregates and bounds, windows or sorts out its rows as well"),
            new Row(
                    "groups",
                    FLAT,
                    "select count(*) from a where k = ? having count(*) > 1",
                    GroupBy::of,
                    "HAVING without GROUP BY speaks of all rows of one key"),
            new Row(
                    "groups",
                    FLAT,
                    "select b, count(*) from a where k = ? group by rollup(b)",
                    GroupBy::of,
                    "its groups are sets of groups"),
            new Row(
                    "places",
                    FLAT,
                    "select x from a where k = ? limit 2",
                    Ordinal::of,
                    "it bounds or aggregates its rows per key in a way that only a lateral join keeps"),
            new Row(
                    "places",
                    FLAT,
                    "select x + 1 from a where k = ? order by x limit 2",
                    Ordinal::of,
                    "an output of it has no name, which a derived table does not allow"),
            new Row(
                    "each",
                    FLAT,
                    "select x from a where k = ? limit 1",
                    EACH,
                    "it bounds its rows, or has a WITH, which a part of UNION ALL may not"),
            new Row(
                    "each",
                    FLAT,
                    "select * from a join b on b.n = a.n where a.k = ?",
                    EACH,
                    "* of several tables does not say what is put out"),
            new Row(
                    "each",
                    FLAT,
                    "select x from a where k = ? order by y",
                    EACH,
                    "it is ordered by something that it does not put out"),
            new Row(
                    "probe",
                    FLAT,
                    "select x from a where k = ?",
                    Probe::of,
                    "it reads more than whether there is a row"),
            new Row(
                    "walk",
                    FLAT,
                    "select id from a join b on b.n = a.n where k = ?",
                    (ask, lists) -> Recursive.of(ask, lists.engine()),
                    "it reads more than one table at each step"),
            new Row(
                    "walk",
                    FLAT,
                    "select x from a where k = ?",
                    (ask, lists) -> Recursive.of(ask, lists.engine()),
                    "its output does not name the columns the walk goes on by, or it orders each level"),
            new Row(
                    "walk",
                    FLAT,
                    "select id, x + 1 from a where k = ?",
                    (ask, lists) -> Recursive.of(ask, lists.engine()),
                    "an output of it has no name"),
            new Row(
                    "write",
                    FLAT,
                    "delete from a where k = ? returning id",
                    SetBased::of,
                    "it reads as well as it writes"),
            new Row(
                    "write",
                    FLAT,
                    "insert into a (k) select k from b where k = ?",
                    SetBased::of,
                    "it reads as well as it writes"),
            new Row(
                    "write",
                    FLAT,
                    "merge into a using b on (a.k = b.k) when matched then update set x = ?",
                    SetBased::of,
                    "it is not a plain INSERT of values, nor an UPDATE or DELETE by key"));

    /** All that they give. */
    static final List<String> REASONS = Stream.concat(
                    ROWS.stream().map(Row::reason),
                    Stream.of(
                            "it walks by a key of several columns",
                            "it is no join that drops rows",
                            "SQL Server orders nothing within APPLY that neither TOP nor OFFSET bounds",
                            "no query fed it",
                            "the column the keys are read from has no name in the parent's output",
                            "it is no query by a key"))
            .toList();

    static Stream<Row> rows() {
        return ROWS.stream();
    }

    private static void refused(Runnable form, String reason) {
        assertThatThrownBy(form::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("a form that does not fit says why")
    void aFormSaysWhy(Row row) {
        Ask ask = Ask.of(Loop.of(row.parent(), "id", row.child(), "k").toMany());
        refused(() -> row.of().of(ask, new Lists(Engine.GENERIC, 4, Library.JDBC)), row.reason());
    }

    @Test
    @DisplayName("what depends on more than the two texts")
    void theRestSayWhyToo() {
        refused(
                () -> new Choice(
                                Loop.of(FLAT, "id", "select x from a where k = ?", "k")
                                        .toMany(),
                                Engine.GENERIC)
                        .outer(1),
                REASONS.get(ROWS.size() + 1));
        Loop ordered = Loop.of(FLAT, "id", "select distinct x from a where k = ? order by x", "k");
        refused(
                () -> Ordinal.of(Ask.of(ordered.toMany()), new Lists(Engine.SQLSERVER, 4, Library.JDBC)),
                REASONS.get(ROWS.size() + 2));
        Loop unfed = Loop.unfed("select x from a where k = ? order by x limit 2", "k");
        refused(
                () -> Ordinal.of(Ask.of(unfed.toMany()), new Lists(Engine.HSQLDB, 4, Library.JDBC)),
                REASONS.get(ROWS.size() + 3));
        Loop nameless = Loop.of("select distinct id + 1 from p", "1", "select x from a where k = ?", "k")
                .index(1);
        refused(() -> JoinRewrite.of(Ask.of(nameless.toOne()), true), REASONS.get(ROWS.size() + 4));
        Loop write = Loop.of(FLAT, "id", "delete from a where k = ?", "k").rule("A15");
        refused(() -> new Choice(write.toMany(), Engine.GENERIC).each(1), REASONS.get(ROWS.size() + 5));
    }

    @Test
    @DisplayName("a walk by a key of several columns is asked for by lists instead")
    void aWalkByTwoColumnsGivesWay() {
        Loop walk = Loop.of(
                        "select id, n from a where k = ? and m = ?",
                        "id",
                        "select id, n from a where k = ? and m = ?",
                        "k")
                .pair("n", 2, "m")
                .rule("A07");
        Cure cure = new Rewriter().cure(walk.toMany());
        assertThat(cure.kind()).isEqualTo(Cure.Kind.PREFETCH);
    }
}
