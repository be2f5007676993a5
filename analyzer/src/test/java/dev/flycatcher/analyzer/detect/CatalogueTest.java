package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each rule of the catalogue beyond the corpus: what triggers it, and what nearly does. */
class CatalogueTest {
    private Scenario unit;

    @BeforeEach
    void open() {
        unit = Scenario.unit("GET /orders").at("app.Orders.list:*42");
    }

    private boolean has(String rule) {
        return Verdicts.of(unit).stream().anyMatch(line -> line.startsWith(rule));
    }

    private static Object[] keys(int count) {
        return IntStream.range(0, count).boxed().toArray();
    }

    private void list(int length) {
        unit.select("select id from t where id in (?" + ", ?".repeat(length - 1) + ")", keys(length))
                .none();
    }

    /** A08. */
    @Test
    void fullChunksAreNoListsOfOne() {
        IntStream.range(0, 6).forEach(i -> list(50));
        assertThat(has("A08")).isFalse();
    }

    /** A08. */
    @Test
    void chunksHardlyFilledAre() {
        list(100);
        IntStream.range(0, 6).forEach(i -> list(3 + i));
        assertThat(Verdicts.of(unit)).contains("A08 WARNING E2 t k=6");
    }

    /** A10. */
    @Test
    void theSameQuestionWithinALoopOverRowsBelongsBeforeIt() {
        for (Row r : unit.select("select id from orders").gives(8, i -> row(i))) {
            unit.select("select rate from tax where country = ?", "de").gives(1, i -> row(19));
            unit.select("select id from items where order_id = ?", r.get("id")).none();
        }
        assertThat(Verdicts.of(unit)).contains("A10 ERROR E3 tax k=8");
    }

    /** A10. */
    @Test
    void outsideAnyLoopOverRowsItIsARepetition() {
        IntStream.range(0, 3)
                .forEach(n -> unit.select("select rate from tax where country = ?", "de")
                        .gives(1, i -> row(19)));
        assertThat(has("A10")).isFalse();
        assertThat(has("A09")).isTrue();
    }

    /** A12, S74. */
    @Test
    void aCountAndItsPageAreInformation() {
        unit.select("select count(*) from item where kind = ?", 3).gives(1, i -> row(55));
        unit.select("select id, name from item where kind = ? order by id limit ?", 3, 20)
                .gives(20, i -> row(i, "n"));
        assertThat(Verdicts.of(unit)).containsExactly("A12 INFO E0 item k=1");
    }

    /** A12. */
    @Test
    void aCountOfOtherRowsIsNone() {
        unit.select("select count(*) from item where kind = ?", 4).gives(1, i -> row(55));
        unit.select("select id, name from item where kind = ?", 3).gives(20, i -> row(i, "n"));
        assertThat(has("A12")).isFalse();
    }

    /** A14. */
    @Test
    void lookingBeforeEachInsertIsAnUpsert() {
        unit.begin();
        for (int i = 0; i < 4; i++) {
            unit.select("select id from users where email = ?", "u" + i).none();
            unit.write("insert into users(email, name) values (?, ?)", "u" + i, "n")
                    .run();
        }
        unit.commit();
        assertThat(Verdicts.of(unit)).contains("A14 WARNING E3 users.email k=4");
    }

    /** A14, S76. */
    @Test
    void lookingTwiceIsNone() {
        for (int i = 0; i < 2; i++) {
            unit.select("select id from users where email = ?", "u" + i).none();
            unit.write("insert into users(email, name) values (?, ?)", "u" + i, "n")
                    .run();
        }
        assertThat(has("A14")).isFalse();
    }

    /** A15, A16, A17. */
    @Test
    void fewWritesOrBatchedOnesAreNone() {
        unit.begin();
        unit.select("select id from old").gives(2, i -> row(i));
        IntStream.rangeClosed(1, 2)
                .forEach(i -> unit.write("delete from old where id = ?", i).run());
        IntStream.range(0, 4)
                .forEach(i -> unit.write("update inv set paid = 1 where id = ?", 50 + i)
                        .run());
        unit.batch(
                "insert into log(x) values (?)",
                Arrays.asList(row("a"), row("b"), row("c"), row("d"), row("e"), row("f")));
        IntStream.range(0, 4)
                .forEach(i ->
                        unit.write("insert into log(x) values (?)", "y" + i).run());
        unit.commit();
        assertThat(Verdicts.alarms(unit)).isEmpty();
    }

    /** A20. */
    @Test
    void rowsInsertedForAnotherOwnerAreNoReinsertion() {
        unit.begin();
        unit.select("select p, tag from link where p = ?", 1).gives(3, i -> row(1, "t" + i));
        unit.write("delete from link where p = ?", 1).run();
        List.of("t1", "t2", "t3")
                .forEach(tag -> unit.write("insert into link(p, tag) values (?, ?)", 2, tag)
                        .run());
        unit.commit();
        assertThat(has("A20")).isFalse();
    }

    /** A22. */
    @Test
    void oneRowUpdatedThreeTimesInATransactionIsInformation() {
        unit.begin();
        IntStream.range(0, 3)
                .forEach(i ->
                        unit.write("update t set x = ? where id = ?", 70 + i, 5).run());
        unit.commit();
        assertThat(Verdicts.of(unit)).containsExactly("A22 INFO E3 t.id k=3");
    }

    /** A22. */
    @Test
    void threeRowsUpdatedOnceAreNone() {
        unit.begin();
        IntStream.range(0, 3)
                .forEach(i ->
                        unit.write("update t set x = ? where id = ?", 5, 70 + i).run());
        unit.commit();
        assertThat(Verdicts.of(unit)).isEmpty();
    }

    /** A31. */
    @Test
    void oneBranchJoinedIsNoProduct() {
        unit.select("select a.id, b.id, c.id from a join b on b.a = a.id join c on c.b = b.id")
                .gives(400, i -> row(1, 100 + (i - 1) / 20, 1000 + i));
        assertThat(Verdicts.of(unit)).isEmpty();
    }

    /** A37, A38. */
    @Test
    void listsOfManyLengthsAndOfManyValuesAreNamed() {
        IntStream.rangeClosed(11, 20).forEach(this::list);
        list(1_001);
        assertThat(Verdicts.of(unit)).contains("A37 INFO E2 t k=11", "A38 WARNING E0 t k=1");
    }

    /** A37, A38. */
    @Test
    void listsOfNineLengthsAndAThousandValuesAreNot() {
        IntStream.rangeClosed(1, 8).forEach(this::list);
        list(1_000);
        assertThat(has("A37")).isFalse();
        assertThat(has("A38")).isFalse();
    }

    /** A46. */
    @Test
    void oneConnectionAfterAnotherIsNotNested() {
        for (int connection = 1; connection <= 2; connection++) {
            unit.on(connection).mark(dev.flycatcher.analyzer.trace.Mark.Kind.OPEN);
            unit.select("select v from t where id = ?", connection).gives(1, i -> row("x"));
            unit.mark(dev.flycatcher.analyzer.trace.Mark.Kind.CLOSE);
        }
        assertThat(has("A46")).isFalse();
    }

    /** A49. */
    @Test
    void writesInOneTransactionAreNotChatty() {
        unit.begin();
        IntStream.range(0, 3)
                .forEach(i ->
                        unit.write("update a set x = ? where id = ?", i, 70 + i).run());
        IntStream.range(0, 3)
                .forEach(i -> unit.write("insert into b(x) values (?)", 90 + i).run());
        unit.commit();
        assertThat(has("A49")).isFalse();
    }

    /** A60. */
    @Test
    void oneSequenceCallForManyInsertsIsNone() {
        unit.begin();
        IntStream.range(0, 5).forEach(n -> unit.select("select nextval('s')").gives(1, i -> row(50 * n)));
        IntStream.range(0, 4)
                .forEach(
                        i -> unit.write("insert into t(id) values (?)", 500 + i).run());
        unit.commit();
        assertThat(has("A60")).isFalse();
    }

    /** A03. */
    @Test
    void oneRowFoundByItsKeyIsNoLatentLoop() {
        unit.select("select id, cust_id from orders where id = ?", 7).gives(1, i -> row(7, 3));
        unit.select("select id, name from cust where id = ?", 3).gives(1, i -> row(3, "x"));
        assertThat(Verdicts.of(unit)).isEmpty();
    }

    /** A06. */
    @Test
    void aProjectionPerRowIsNoAggregate() {
        for (Row r : unit.select("select id from cust").gives(5, i -> row(i))) {
            unit.select("select id, count(*) over () from orders where cust_id = ?", r.get("id"))
                    .none();
        }
        assertThat(has("A06")).isFalse();
        assertThat(has("A01")).isTrue();
    }
}
