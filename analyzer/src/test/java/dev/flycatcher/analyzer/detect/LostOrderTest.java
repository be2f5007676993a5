package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Loops whose order is lost, turned round or mixed with another. */
class LostOrderTest extends OneUnit {
    @Test
    void aShuffledLoopIsProvenByNamesAndCompleteness() {
        List<Row> rows = new ArrayList<>(orders());
        Collections.shuffle(rows, new Random(1));
        rows.forEach(r -> user(r.get("user_id")));
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.user_id -> users.id k=10 n=10");
    }

    @Test
    void aShuffledLoopOverSparseIdsIsProvenByContainment() {
        List<Row> rows = new ArrayList<>(unit.select("select id, ref from a").gives(10, i -> row(i, i * 7919)));
        Collections.shuffle(rows, new Random(1));
        rows.forEach(
                r -> unit.select("select v from b where k = ?", r.get("ref")).none());
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 a.ref -> b.k k=10 n=10");
    }

    @Test
    void aLoopBackwardsIsALoop() {
        List<Row> rows = new ArrayList<>(orders());
        Collections.reverse(rows);
        rows.forEach(r -> user(r.get("user_id")));
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.user_id -> users.id k=10 n=10");
    }

    @Test
    void twoThreadsWithTheSameLoopAreOneFinding() {
        List<Row> one = unit.thread(1).select("select id, user_id from orders").gives(10, i -> row(i, i * 31));
        List<Row> two = unit.thread(2).select("select id, user_id from orders").gives(10, i -> row(i, 1000 + i * 31));
        for (int i = 0; i < 10; i++) {
            unit.thread(1);
            user(one.get(i).get("user_id"));
            unit.thread(2);
            user(two.get(i).get("user_id"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.user_id -> users.id k=20 n=20");
    }

    @Test
    void askedBeforeItWasReadIsNoFlow() {
        for (int i = 1; i <= 10; i++) {
            user(1 + i * 3 % 10);
        }
        orders();
        noParent();
    }
}
