package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loops beside loops, and walks: what belongs together and what does not. */
class NeighbourTest extends OneUnit {
    @Test
    void strayQueriesAroundALoopAreNotOfIt() {
        user(99);
        orders().forEach(r -> user(r.get("user_id")));
        user(98);
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.user_id -> users.id k=10 n=10");
    }

    @Test
    void twoLoopsOnTwoLinesAreTwoFindings() {
        orders().forEach(r -> user(r.get("user_id")));
        unit.at("app.Other.show:*9");
        orders().forEach(r -> user(r.get("user_id")));
        assertThat(Verdicts.findings(unit).stream()
                        .filter(f -> f.rule().equals("A01"))
                        .map(f -> f.callSite().place() + " " + f.child().executions()))
                .containsExactly("Orders.java:42 10", "Other.java:9 10");
    }

    /** A01: 4 of 10 ids within 28, twice; what two lists hold together is more than the range of either. */
    @Test
    void eachListIsJudgedByItsOwnRange() {
        for (int list = 0; list < 2; list++) {
            int first = 100 + 30 * list;
            unit.at("app.Orders.list:*" + (42 + list));
            List<Row> rows = unit.select("select thing from v_things where list = ?", list)
                    .gives(10, i -> row(first + 3 * i));
            for (int at : List.of(0, 2, 5, 6, 9)) {
                unit.select(
                                "select name from parts where code = ?",
                                rows.get(at).get("thing"))
                        .gives(1, i -> row("part"));
            }
        }
        assertThat(Verdicts.of(unit))
                .containsExactly(
                        "A01 ERROR E3 v_things.thing -> parts.code k=5 n=10",
                        "A01 ERROR E3 v_things.thing -> parts.code k=5 n=10");
    }

    /** A01: dense ids, two loops on two lines, and one more list that was read for nothing. */
    @Test
    void ofDenseIdsEachListThatIsGoneThroughIsOneWholeList() {
        unit.select("select thing from v_things where list = ?", 9).gives(40, i -> row(500 + i));
        for (int list = 0; list < 2; list++) {
            int first = 5 * list;
            unit.at("app.Orders.list:*" + (42 + list));
            for (Row thing : unit.select("select thing from v_things where list = ?", list)
                    .gives(10, i -> row(first + i))) {
                unit.select("select name from parts where code = ?", thing.get("thing"))
                        .gives(1, i -> row("part"));
            }
        }
        assertThat(Verdicts.findings(unit))
                .extracting(finding -> finding.rule() + " " + finding.callSite().place())
                .contains("A01 Orders.java:42", "A01 Orders.java:43");
    }

    /** What feeds both is read once, and each goes through it from its first row. */
    @Test
    void oneListGoneThroughOnTwoLinesIsTwoFindings() {
        List<Row> orders = orders();
        orders.forEach(r -> user(r.get("user_id")));
        unit.at("app.Other.show:*9");
        orders.forEach(r -> user(r.get("user_id")));
        assertThat(Verdicts.findings(unit).stream()
                        .filter(f -> f.rule().equals("A01"))
                        .map(f -> f.callSite().place() + " " + f.child().executions()))
                .containsExactly("Orders.java:42 10", "Other.java:9 10");
    }

    @Test
    void theSameLoopTwiceIsOneFinding() {
        orders().forEach(r -> user(r.get("user_id")));
        orders().forEach(r -> user(r.get("user_id")));
        assertThat(Verdicts.of(unit))
                .containsExactly("A01 ERROR E3 orders.user_id -> users.id k=20 n=20", "A09 WARNING E3 orders k=2");
    }

    @Test
    void senderAndReceiverOfEachRowAreTwoFindings() {
        for (Row r : unit.select("select id, sender_user_id, receiver_user_id from message")
                .gives(10, i -> row(i, i, 11 - i))) {
            user(r.get("sender_user_id"));
            user(r.get("receiver_user_id"));
        }
        assertThat(Verdicts.of(unit))
                .containsExactly(
                        "A01 ERROR E3 message.sender_user_id -> users.id k=10 n=10",
                        "A01 ERROR E3 message.receiver_user_id -> users.id k=10 n=10");
    }

    @Test
    void senderAndReceiverOfOtherPeopleAreTwoFindings() {
        for (Row r : unit.select("select id, sender, receiver from message").gives(10, i -> row(i, 20 + i, 51 - i))) {
            user(r.get("sender"));
            user(r.get("receiver"));
        }
        assertThat(Verdicts.findings(unit).stream()
                        .filter(f -> f.parent() != null)
                        .map(f -> f.parent().column()))
                .containsExactlyInAnyOrder("sender", "receiver");
    }

    @Test
    void threeLevelsAreOneTree() {
        for (Row a : unit.select("select id from a").gives(3, i -> row(100 + i))) {
            for (Row b : unit.select("select id from b where a_id = ?", a.get("id"))
                    .gives(3, i -> row((int) a.get("id") * 10 + i))) {
                for (Row c : unit.select("select id from c where b_id = ?", b.get("id"))
                        .gives(3, i -> row((int) b.get("id") * 10 + i))) {
                    unit.select("select v from d where c_id = ?", c.get("id")).none();
                }
            }
        }
        assertThat(Verdicts.of(unit))
                .containsExactly(
                        "A01 ERROR E3 a.id -> b.a_id k=3 n=3",
                        "A04 ERROR E3 b.id -> c.b_id k=9 n=9",
                        "A04 ERROR E3 c.id -> d.c_id k=27 n=27");
    }

    @Test
    void pagesOfRowsEachWithItsLoopAreOneFinding() {
        for (int page = 0; page < 5; page++) {
            int first = page * 20;
            unit.select("select id, user_id from orders order by id limit ? offset ?", 20, first)
                    .gives(20, i -> row(first + i, 1000 + (first + i) * 13))
                    .forEach(r -> user(r.get("user_id")));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.user_id -> users.id k=100 n=100");
    }

    @Test
    void ordersFetchedOneByOneFromOutsideWithACustomerEachAreBoth() {
        for (int n = 1; n <= 10; n++) {
            int id = 500 + 7 * n;
            Row order = unit.select("select id, user_id from orders where id = ?", id)
                    .gives(1, i -> row(id, id * 3))
                    .get(0);
            user(order.get("user_id"));
        }
        assertThat(Verdicts.of(unit))
                .containsExactly("A01 ERROR E3 orders.user_id -> users.id k=10 n=10", "A02 WARNING E2 orders.id k=10");
    }

    @Test
    void twoOrdersFetchedByKeyWithACustomerEachAreNoLoop() {
        for (int id : new int[] {7, 9}) {
            Row order = unit.select("select id, user_id from orders where id = ?", id)
                    .gives(1, i -> row(id, 70 + id))
                    .get(0);
            user(order.get("user_id"));
        }
        assertThat(Verdicts.alarms(unit)).isEmpty();
    }

    @Test
    void theRolesOfUsersAskedFromOutsideHaveNoParent() {
        for (int n = 1; n <= 10; n++) {
            user(n);
            unit.select("select role from roles where user_id = ?", n).gives(1, i -> row("r"));
        }
        assertThat(Verdicts.of(unit))
                .containsExactly("A02 WARNING E2 users.id k=10", "A02 WARNING E2 roles.user_id k=10");
    }

    @Test
    void aLinkedListIsAWalk() {
        int id = 3;
        for (int n = 0; n < 10; n++) {
            int own = id;
            id = 1000 + 17 * n;
            int next = id;
            unit.select("select id, next_id from node where id = ?", own).gives(1, i -> row(own, next));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A07 WARNING E3 node.next_id -> node.id k=9 n=9");
    }

    @Test
    void oneLevelOfChildrenIsAnNPlusOneNotAWalk() {
        for (Row r : unit.select("select id from node where parent_id is null").gives(6, i -> row(i))) {
            unit.select("select id, name from node where parent_id = ?", r.get("id"))
                    .gives(2, i -> row(100 * (int) r.get("id") + i, "n"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 node.id -> node.parent_id k=6 n=6");
    }

    @Test
    void levelsFetchedByListsAreNoWalk() {
        List<Object> level = new ArrayList<>(List.of(1));
        for (int depth = 0; depth < 6; depth++) {
            Object[] keys = level.toArray();
            int base = 1000 * (depth + 1);
            level = new ArrayList<>(unit
                    .select("select id from node where parent_id in (?" + ", ?".repeat(keys.length - 1) + ")", keys)
                    .gives(3 + depth, i -> row(base + i))
                    .stream()
                    .map(r -> r.get("id"))
                    .toList());
        }
        assertThat(Verdicts.alarms(unit)).isEmpty();
    }
}
