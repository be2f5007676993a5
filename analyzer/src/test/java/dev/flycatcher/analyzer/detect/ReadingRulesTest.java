package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules about what is read of a result: each found once, and silent beside it. */
class ReadingRulesTest {
    private Scenario unit;

    @BeforeEach
    void open() {
        unit = Scenario.unit("GET /orders").at("app.Orders.list:42");
        unit.begin();
    }

    private void tells(String... lines) {
        assertThat(Verdicts.of(unit)).containsExactly(lines);
    }

    private void silent() {
        assertThat(Verdicts.of(unit)).isEmpty();
    }

    /** A11. */
    @Test
    void aRowReadRightAfterItWasWrittenIsKnown() {
        unit.write("insert into a(id, x) values (?, ?)", 7, "x").run();
        unit.select("select id, x from a where id = ?", 7).gives(1, i -> row(7, "x"));
        tells("A11 INFO E3 a.id k=1");
    }

    /** A11. */
    @Test
    void aValueTheDatabaseMadeIsNotKnown() {
        unit.write("insert into a(id, x) values (?, ?)", 7, "x").run();
        unit.select("select id, x, made from a where id = ?", 7).gives(1, i -> row(7, "x", "2026-11-21"));
        silent();
    }

    /** A13. */
    @Test
    void aRowOfWhichNothingIsReadIsAProbe() {
        unit.select("select id, name from a where email = ?", "a@x")
                .leaving()
                .reading()
                .gives(1, i -> row(1, "n"));
        tells("A13 INFO E0 a k=1");
    }

    /** A13: where values were not kept, what was read cannot be known. */
    @Test
    void aRowWhoseValuesWereNotKeptIsNotJudged() {
        unit.select("select id, name from a where email = ?", "a@x")
                .leaving()
                .reading()
                .gives(1, i -> row(1, "n"));
        unit.withoutValues();
        silent();
    }

    /** A13. */
    @Test
    void aProbeForAConstantIsTheCure() {
        unit.select("select 1 from a where email = ?", "a@x")
                .leaving()
                .reading()
                .gives(1, i -> row(1));
        silent();
    }

    /** A21. */
    @Test
    void anUpdateToWhatWasReadIsSuperfluous() {
        unit.select("select id, x from a where id = ?", 7).gives(1, i -> row(7, "x"));
        unit.write("update a set x = ? where id = ?", "x", 7).run();
        tells("A21 INFO E3 a.id k=1");
    }

    /** A21. */
    @Test
    void anUpdateToAnythingElseIsNot() {
        unit.select("select id, x from a where id = ?", 7).gives(1, i -> row(7, "x"));
        unit.write("update a set x = ? where id = ?", "y", 7).run();
        unit.select("select id, n from b where id = ?", 8).gives(1, i -> row(8, 1));
        unit.write("update b set n = n + ? where id = ?", 1, 8).run();
        silent();
    }

    /** A23. */
    @Test
    void moreThanAThousandRowsWithoutABoundAreTold() {
        unit.select("select id, x from a").gives(1_001, i -> row(i, "x"));
        tells("A23 WARNING E0 a k=1");
    }

    /** A23. */
    @Test
    void aThousandRowsOrABoundOrRowsThatFedAnExportAreNot() {
        unit.select("select id, x from a").gives(1_000, i -> row(i, "x"));
        unit.select("select id, x from b order by id limit 5000").gives(2_000, i -> row(i, "x"));
        unit.select("select id from c").gives(2_000, i -> row(70_000 + i));
        unit.select("select v from d where c_id in (?, ?)", 70_001, 70_002).gives(2, i -> row("v"));
        silent();
    }

    /** A24. */
    @Test
    void rowsLeftUnreadThreeTimesWantALimit() {
        IntStream.range(0, 3)
                .forEach(n -> unit.select("select id, x from a where k > ?", n)
                        .leaving()
                        .gives(2, i -> row(n, "x")));
        tells("A24 INFO E1 a k=3");
    }

    /** A24. */
    @Test
    void oneRowOfALookUpIsNotLeftUnread() {
        IntStream.range(0, 3)
                .forEach(n -> unit.select("select id, x from a where id > ?", n)
                        .leaving()
                        .gives(1, i -> row(n, "x")));
        silent();
    }

    /** A25. */
    @Test
    void rowsSteppedOverAreAPageCutInMemory() {
        unit.select("select id, x from a order by id").skipping(40).leaving().gives(20, i -> row(i, "x"));
        tells("A25 ERROR E0 a k=1");
    }

    /** A25. */
    @Test
    void aFewRowsSteppedOverAreNot() {
        unit.select("select id, x from a order by id").skipping(19).gives(20, i -> row(i, "x"));
        silent();
    }

    /** A26. */
    @Test
    void anOffsetOfMoreThanAThousandIsDeepBoundOrWritten() {
        unit.select("select id from a order by id limit ? offset ?", 20, 1_001).gives(20, i -> row(i));
        unit.select("select id from b order by id limit 20 offset 4000").gives(20, i -> row(i));
        tells("A26 WARNING E0 a k=1", "A26 WARNING E0 b k=1");
    }

    /** A26. */
    @Test
    void anOffsetOfAThousandIsNot() {
        unit.select("select id from a order by id limit ? offset ?", 5_000, 1_000)
                .gives(20, i -> row(i));
        silent();
    }

    /** A27. */
    @Test
    void aLimitWithoutAnOrderIsAnyRows() {
        unit.select("select id, x from a limit 20").gives(20, i -> row(i, "x"));
        tells("A27 INFO E0 a k=1");
    }

    /** A27. */
    @Test
    void anOrderOrASingleRowIsNot() {
        unit.select("select id, x from a order by x limit 20").gives(20, i -> row(i, "x"));
        unit.select("select id, x from b limit 1").gives(1, i -> row(i, "x"));
        silent();
    }

    /** A28. */
    @Test
    void aColumnThatTwentyExecutionsDoNotReadIsUnread() {
        IntStream.range(0, 20)
                .forEach(n -> unit.select("select id, x, y from a where d > ?", n)
                        .reading("id", "x")
                        .gives(1, i -> row(n, "x", "y")));
        assertThat(Verdicts.of(unit)).contains("A28 INFO E1 a k=20");
    }

    /** A28. */
    @Test
    void nineteenExecutionsOrOneThatReadsItAreNot() {
        IntStream.range(0, 19)
                .forEach(n -> unit.select("select id, x, y from a where d > ?", n)
                        .reading("id", "x")
                        .gives(1, i -> row(n, "x", "y")));
        unit.select("select id, x, y from a where d > ?", 99).gives(1, i -> row(99, "x", "y"));
        assertThat(Verdicts.of(unit)).noneMatch(line -> line.startsWith("A28"));
    }

    /** A29. */
    @Test
    void aStarOfMoreThanFifteenColumnsIsTold() {
        unit.select("select * from a")
                .gives(2, i -> IntStream.range(0, 16).boxed().toArray());
        tells("A29 INFO E0 a k=1");
    }

    /** A29. */
    @Test
    void aStarOfFifteenColumnsIsNot() {
        unit.select("select * from b")
                .gives(2, i -> IntStream.range(0, 15).boxed().toArray());
        silent();
    }

    /** A28: the value that a row is asked by is known; an entity's mapper does not read it again. */
    @Test
    void theKeyARowIsAskedByNeedNotBeRead() {
        IntStream.range(0, 20)
                .forEach(n -> unit.select("select c.id, c.name from a c where c.id = ?", 900 + n)
                        .reading("name")
                        .gives(1, i -> row(900 + n, "x")));
        assertThat(Verdicts.of(unit)).noneMatch(line -> line.startsWith("A28"));
    }

    private static final String JOINED =
            "select o.id, o.total, c.id, c.name from orders o left join cust c on c.id = o.cust_id";

    private static Scenario[] units(int count, Consumer<Scenario> body) {
        return IntStream.range(0, count)
                .mapToObj(n -> {
                    Scenario each = Scenario.unit("GET /orders");
                    body.accept(each);
                    return each;
                })
                .toArray(Scenario[]::new);
    }

    private static void joined(Scenario unit, String... read) {
        unit.select(JOINED).byName(read).gives(3, i -> row(i, 10 * i, 70 + i, "n"));
    }

    /** A34, in place of A28. */
    @Test
    void aJoinedTableThatTwentyUnitsDoNotReadIsFetchedInVain() {
        Scenario[] all =
                units(20, unit -> unit.select(JOINED).reading("id", "total").gives(3, i -> row(i, 10 * i)));
        assertThat(Verdicts.of(all)).containsExactly("A34 INFO E0 orders.cust k=20");
    }

    /** A34: once is enough; and a column read by a name that no table is known of may be any. */
    @Test
    void nineteenUnitsOrOneThatReadsItAreNoProof() {
        assertThat(Verdicts.of(units(19, unit -> joined(unit, "total")))).isEmpty();
        Scenario[] all = units(40, unit -> joined(unit, "total"));
        joined(all[30], "total", "name");
        assertThat(Verdicts.of(all)).noneMatch(line -> line.startsWith("A34"));
        Scenario[] other = units(40, unit -> joined(unit, "total"));
        joined(other[30], "nickname");
        assertThat(Verdicts.of(other)).noneMatch(line -> line.startsWith("A34"));
    }

    private static void batch(Scenario unit, boolean looked) {
        unit.select("select id, cust_id from orders").gives(2, i -> row(i, 70 + i));
        Scenario.Query list = unit.select("select id, name from cust where id in (?, ?)", 71, 72);
        if (looked) {
            list.gives(2, i -> row(70 + i, "n"));
        } else {
            list.run();
        }
    }

    /** A34. */
    @Test
    void rowsFetchedByTheirKeysThatNobodyLooksAtAreFetchedInVain() {
        assertThat(Verdicts.of(units(20, unit -> batch(unit, false)))).containsExactly("A34 INFO E0 cust k=20");
    }

    /** A34: keys from outside are asked for some other reason, and rows that a mapper reads may be used. */
    @Test
    void rowsThatAreReadOrAskedForFromOutsideAreNot() {
        assertThat(Verdicts.of(units(20, unit -> batch(unit, true)))).isEmpty();
        assertThat(Verdicts.of(units(
                        20,
                        unit -> unit.select("select id, name from cust where id in (?, ?)", 71, 72)
                                .run())))
                .isEmpty();
    }

    /** A30. */
    @Test
    void longTextsInAListAreLarge() {
        unit.select("select id, body from a").gives(20, i -> row(i, "b".repeat(8_200)));
        tells("A30 WARNING E0 a k=1");
    }

    /** A30. */
    @Test
    void oneLongTextOrShortOnesAreNot() {
        unit.select("select id, body from a").gives(19, i -> row(i, "b".repeat(8_200)));
        unit.select("select id, body from b").gives(20, i -> row(i, "b".repeat(8_100)));
        silent();
    }

    /** A32. */
    @Test
    void twoTablesTiedByNothingAreAProduct() {
        unit.select("select a.id, b.id from a, b where a.x = ?", 1).gives(4, i -> row(i, i));
        tells("A32 ERROR E0 a k=1");
    }

    /** A32. */
    @Test
    void aConditionOnBothOrACrossJoinOrADoubtIsNot() {
        unit.select("select a.id, b.id from a, b where a.x = b.x").gives(4, i -> row(i, i));
        unit.select("select a.id, c.id from a, c where a.x = ? and c.x = ?", 1, 1)
                .gives(4, i -> row(i, i));
        unit.select("select a.id, d.id from a cross join d").gives(4, i -> row(i, i));
        unit.select("select a.id, e.id from a, e where y = z").gives(4, i -> row(i, i));
        unit.select("select a.id from a join (select id from f) g on g.id = a.id")
                .gives(4, i -> row(i));
        silent();
    }

    /** A33. */
    @Test
    void parentsRepeatedByAJoinAreTold() {
        unit.select("select a.id, a.body, b.id from a join b on b.a_id = a.id order by 1 limit 900")
                .gives(600, i -> row((i - 1) / 60, "b".repeat(100) + (i - 1) / 60, 9_000 + i));
        tells("A33 INFO E0 a k=1");
    }

    /** A33. */
    @Test
    void aJoinToOneOrAShortOneIsNot() {
        unit.select("select b.id, b.body, a.id from b join a on b.a_id = a.id order by 1 limit 900")
                .gives(600, i -> row(9_000 + i, "b".repeat(100) + i, (i - 1) / 60));
        unit.select("select a.id, a.body, c.id from a join c on c.a_id = a.id")
                .gives(500, i -> row((i - 1) / 60, "b".repeat(100) + (i - 1) / 60, 9_000 + i));
        silent();
    }
}
