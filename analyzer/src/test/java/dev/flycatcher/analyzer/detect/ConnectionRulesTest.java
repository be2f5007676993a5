package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.trace.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules about connections, transactions and lookups: what triggers each, and what nearly does. */
class ConnectionRulesTest {
    private Scenario unit;

    @BeforeEach
    void open() {
        unit = Scenario.unit("GET /orders").at("app.Orders.list:42");
    }

    private boolean has(String rule) {
        return Verdicts.of(unit).stream().anyMatch(line -> line.startsWith(rule));
    }

    private void checkout(Runnable body) {
        unit.mark(Mark.Kind.OPEN);
        body.run();
        unit.mark(Mark.Kind.CLOSE);
    }

    private void ask(String table) {
        unit.select("select v from " + table + " where k = ?", table).gives(1, i -> row("x" + table));
    }

    /** A45. */
    @Test
    void aCheckoutForEachOfFiveStatementsIsTold() {
        IntStream.range(0, 5).forEach(n -> checkout(() -> ask("t" + (char) ('a' + n))));
        assertThat(Verdicts.of(unit)).hasSize(5).allMatch(line -> line.startsWith("A45 WARNING"));
    }

    /** A45. */
    @Test
    void fourCheckoutsOrTwoStatementsInEachOrATransactionAreNone() {
        IntStream.range(0, 4).forEach(n -> checkout(() -> ask("t" + (char) ('a' + n))));
        IntStream.range(0, 5)
                .forEach(n -> checkout(() -> {
                    ask("u" + (char) ('a' + n));
                    ask("v" + (char) ('a' + n));
                }));
        IntStream.range(0, 5)
                .forEach(n -> checkout(() -> {
                    unit.begin();
                    ask("w" + (char) ('a' + n));
                    unit.commit();
                }));
        assertThat(Verdicts.alarms(unit)).isEmpty();
    }

    /** A45: a loop's checkouts go with the loop, and do not make one beside it a finding. */
    @Test
    void checkoutsOfALoopDoNotCount() {
        List<Row> rows = new ArrayList<>();
        checkout(() -> unit.select("select id, b_id from a")
                .gives(10, i -> row(i, i * 37))
                .forEach(rows::add));
        rows.forEach(each -> checkout(() ->
                unit.select("select v from b where id = ?", each.get("b_id")).gives(1, i -> row("x"))));
        assertThat(Verdicts.of(unit)).hasSize(1).allMatch(line -> line.startsWith("A01"));
    }

    /** A53. */
    @Test
    void aConnectionGivenBackWithUncommittedWritesIsAnError() {
        checkout(() -> {
            unit.begin();
            unit.write("update account set balance = ? where id = ?", 70, 7).run();
        });
        assertThat(Verdicts.of(unit)).containsExactly("A53 ERROR E3 account k=1");
    }

    /** A53. */
    @Test
    void aRollbackOrReadsOnlyOrAUnitThatEndsFirstAreNone() {
        checkout(() -> {
            unit.begin();
            unit.write("update account set balance = ? where id = ?", 70, 7).run();
            unit.mark(Mark.Kind.ROLLBACK);
        });
        unit.on(2);
        checkout(() -> {
            unit.begin();
            ask("t");
        });
        unit.on(3).begin();
        unit.write("update account set balance = ? where id = ?", 80, 8).run();
        assertThat(has("A53")).isFalse();
    }

    private void transactions(int count) {
        for (int n = 0; n < count; n++) {
            unit.begin();
            ask("t" + "abcdefghijklmnopqrstuvwxyz".charAt(n));
            unit.commit();
        }
    }

    /** A54. */
    @Test
    void twentyTransactionsAroundOneQueryEachAreInformation() {
        transactions(20);
        assertThat(Verdicts.of(unit)).hasSize(20).allMatch(line -> line.startsWith("A54 INFO"));
    }

    /** A54. */
    @Test
    void nineteenOrOneAroundAllAreNone() {
        transactions(19);
        unit.begin();
        IntStream.range(0, 20).forEach(n -> ask("u" + (char) ('a' + n)));
        unit.commit();
        assertThat(has("A54")).isFalse();
    }

    /** A48. */
    @Test
    void aStatementNotClosedWhenItsConnectionIsGivenBackIsTold() {
        unit.mark(Mark.Kind.OPEN);
        unit.select("select v from a where id = ?", 7).leftOpen().gives(1, i -> row("v"));
        unit.select("select v from b where id = ?", 8).closedAfter(0).gives(1, i -> row("w"));
        unit.mark(Mark.Kind.CLOSE);
        assertThat(Verdicts.of(unit)).containsExactly("A48 WARNING E0 a k=1");
    }

    /** A48: one finding for a place, however often it was passed. */
    @Test
    void statementsLeftOpenByOneLineAreOneFinding() {
        for (int n = 0; n < 4; n++) {
            unit.mark(Mark.Kind.OPEN);
            unit.select("select v from a where d < ?", n).leftOpen().gives(1, i -> row("v"));
            unit.mark(Mark.Kind.CLOSE);
        }
        assertThat(Verdicts.of(unit)).containsExactly("A48 WARNING E1 a k=4");
    }

    /** A48. */
    @Test
    void moreThanFiftyStatementsOpenAtATimeAreTold() {
        unit.mark(Mark.Kind.OPEN);
        for (int n = 0; n < 60; n++) {
            unit.select("select v from a where d < ?", n).closedAfter(50).none();
        }
        assertThat(Verdicts.of(unit)).containsExactly("A48 WARNING E1 a k=51");
    }

    /** A48: one of each text may be what a pool keeps. */
    @Test
    void statementsNeverClosedOnAConnectionNeverGivenBackAreCountedFromTheSecondOfEachText() {
        unit.mark(Mark.Kind.OPEN);
        for (int n = 0; n < 60; n++) {
            unit.select("select v" + n + " from a where d < ?", n).leftOpen().none();
        }
        assertThat(has("A48")).isFalse();
        for (int n = 0; n < 52; n++) {
            unit.select("select v from b where d < ?", n).leftOpen().none();
        }
        assertThat(Verdicts.of(unit)).contains("A48 WARNING E1 b k=51");
    }

    /** A48. */
    @Test
    void statementsThatAreClosedOrFailedOrOfWhichNothingIsKnownAreNone() {
        unit.mark(Mark.Kind.OPEN);
        for (int n = 0; n < 60; n++) {
            unit.select("select v from a where d < ?", n).gives(1, i -> row("v"));
            unit.select("select v from c where d < ?", n).leftOpen().fails();
            unit.select("select v from d where d < ?", n)
                    .statement(1)
                    .leftOpen()
                    .gives(1, i -> row("v"));
        }
        unit.select("select v from d where d < ?", 99)
                .statement(1)
                .closedAfter(0)
                .gives(1, i -> row("v"));
        for (int n = 0; n < 60; n++) {
            unit.select("select v from b where d < ?", n).closedAfter(49).none();
        }
        unit.mark(Mark.Kind.CLOSE);
        assertThat(has("A48")).isFalse();
    }

    /** A48: what is given back by another unit may have been closed there. */
    @Test
    void aStatementOfAConnectionThatIsNotGivenBackIsNone() {
        unit.mark(Mark.Kind.OPEN);
        unit.select("select v from a where id = ?", 7).leftOpen().gives(1, i -> row("v"));
        assertThat(has("A48")).isFalse();
    }

    /** A57. */
    @Test
    void threeProjectionsOfOneRowAreOneLookup() {
        unit.select("select name from users where id = ?", 7).gives(1, i -> row("n"));
        unit.select("select email from users where id = ?", 7).gives(1, i -> row("e"));
        unit.select("select u.city from users u where u.id = ?", 7).gives(1, i -> row("c"));
        assertThat(Verdicts.of(unit)).containsExactly("A57 INFO E3 users k=1");
    }

    /** A57. */
    @Test
    void twoProjectionsOrOtherRowsOrAWriteBetweenAreNone() {
        unit.select("select name from users where id = ?", 7).gives(1, i -> row("n"));
        unit.select("select email from users where id = ?", 7).gives(1, i -> row("e"));
        unit.select("select u.city from users u where u.id = ?", 8).gives(1, i -> row("c"));
        unit.select("select name from shop where id = ?", 7).gives(1, i -> row("n"));
        unit.select("select street from shop where id = ?", 7).gives(1, i -> row("s"));
        unit.write("update shop set town = ? where id = ?", "t", 7).run();
        unit.select("select town from shop where id = ?", 7).gives(1, i -> row("t"));
        assertThat(has("A57")).isFalse();
    }

    /** A61, S65. */
    @Test
    void moreChecksThanStatementsAreInformation() {
        for (int n = 0; n < 6; n++) {
            unit.select("SELECT 1").gives(1, i -> row(1));
        }
        ask("t");
        assertThat(Verdicts.of(unit)).containsExactly("A61 INFO E1  k=6");
    }

    /** A61, S65. */
    @Test
    void oneCheckBeforeEachStatementIsNone() {
        for (int n = 0; n < 6; n++) {
            unit.select("SELECT 1").gives(1, i -> row(1));
            ask("t" + (char) ('a' + n));
        }
        assertThat(has("A61")).isFalse();
    }
}
