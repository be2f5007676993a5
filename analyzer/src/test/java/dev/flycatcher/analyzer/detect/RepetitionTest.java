package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario.Row;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Caches, and what makes a repetition none. */
class RepetitionTest extends OneUnit {
    @Test
    void anIdentityMapLeavesTheFirstOfEach() {
        Set<Object> seen = new HashSet<>();
        for (Row r : unit.select("select id, user_id from orders").gives(30, i -> row(i, 1 + i * 7 % 11))) {
            if (seen.add(r.get("user_id"))) {
                user(r.get("user_id"));
            }
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.user_id -> users.id k=11 n=30");
    }

    @Test
    void repeatedForeignKeysWithoutACacheAreOneLoop() {
        for (Row r : unit.select("select id, user_id from orders").gives(30, i -> row(i, 1 + i * 7 % 15))) {
            user(r.get("user_id"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.user_id -> users.id k=30 n=30");
    }

    @Test
    void rowsWithoutAReferenceAreSkipped() {
        for (Row r : unit.select("select id, user_id from orders").gives(20, i -> row(i, i % 2 == 0 ? null : 5 * i))) {
            if (r.get("user_id") != null) {
                user(r.get("user_id"));
            }
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.user_id -> users.id k=10 n=20");
    }

    @Test
    void theCurrentUserAskedAgainAndAgainIsARepetitionNotALoop() {
        orders();
        for (int i = 0; i < 6; i++) {
            user(4);
        }
        assertThat(Verdicts.of(unit)).containsExactly("A09 ERROR E3 users k=6");
    }

    @Test
    void aWriteToTheTableMakesItANewQuestion() {
        for (int i = 0; i < 6; i++) {
            unit.begin();
            unit.select("select count(*) from orders").gives(1, n -> row(7));
            unit.write("insert into orders(x) values (?)", "x" + i).run();
        }
        assertThat(Verdicts.of(unit)).noneMatch(line -> line.startsWith("A09"));
    }

    @Test
    void aWriteToAnotherTableDoesNot() {
        unit.begin();
        for (int i = 0; i < 4; i++) {
            unit.select("select count(*) from orders").gives(1, n -> row(7));
            unit.write("insert into log(x) values (?)", "x" + i).run();
        }
        assertThat(Verdicts.of(unit)).contains("A09 WARNING E3 orders k=4");
    }

    @Test
    void anAnswerThatChangesIsNoRepetition() {
        unit.begin();
        for (int i = 0; i < 6; i++) {
            int now = i;
            unit.select("select max(id) from orders").gives(1, n -> row(now));
        }
        assertThat(Verdicts.of(unit)).isEmpty();
    }

    @Test
    void aProcedureMayHaveWrittenAnything() {
        for (int i = 0; i < 4; i++) {
            unit.select("select v from cfg where k = ?", "x").gives(1, n -> row("y"));
            unit.write("{call refresh()}").run();
        }
        assertThat(Verdicts.of(unit)).isEmpty();
    }
}
