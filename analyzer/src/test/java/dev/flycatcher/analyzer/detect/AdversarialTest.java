package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scenarios made to break the judge: coinciding ids, lost order, caches, tenants, walks. No parent may be wrong. */
class AdversarialTest {
    private Scenario unit;

    @BeforeEach
    void open() {
        unit = Scenario.unit("GET /orders").at("app.Orders.list:*42");
    }

    private void user(Object id) {
        unit.select("select id, name from users where id = ?", id).gives(1, i -> row(id, "u"));
    }

    private List<Row> orders() {
        return unit.select("select id, user_id from orders").gives(10, i -> row(i, 1 + i * 3 % 10));
    }

    private void noParent() {
        assertThat(Verdicts.findings(unit)).allMatch(finding -> finding.parent() == null);
    }

    // --- equal lists

    private void books(List<Row> authors) {
        for (Row author : authors) {
            unit.select("select title from book where author_id = ?", author.get("id"))
                    .gives(2, i -> row("b"));
        }
    }

    private List<Row> authors(String order, long openMillis) {
        return unit.select("select id from author order by " + order)
                .openFor(openMillis)
                .gives(10, i -> row(i));
    }

    @Test
    void ofTwoEqualListsTheOneReadWhileTheLoopRunsDrivesIt() {
        authors("name", 0);
        books(authors("born", 1_000));
        assertThat(Verdicts.findings(unit)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("A01");
            assertThat(Objects.requireNonNull(finding.parent()).shape().sql()).endsWith("born");
        });
    }

    @Test
    void ofTwoEqualListsThatWereBothReadBeforeNoneIsNamed() {
        authors("name", 0);
        books(authors("born", 0));
        noParent();
        assertThat(Verdicts.findings(unit).get(0).candidates()).hasSize(2);
    }

    // --- ids that coincide

    @Test
    void idsOfAnotherTableThatHappenToAgreeAreNoParent() {
        unit.select("select id, name from tag").gives(10, i -> row(i, "t"));
        for (int id = 1; id <= 10; id++) {
            user(id);
        }
        assertThat(Verdicts.of(unit)).containsExactly("A02 WARNING E2 users.id k=10");
        assertThat(Verdicts.findings(unit).get(0).candidates()).hasSize(1);
    }

    @Test
    void aForeignKeyThatNamesAnotherKnownTableIsNotTracedHere() {
        unit.select("select count(*) from orders").gives(1, i -> row(3));
        unit.select("select id, name from tag").gives(10, i -> row(i, "t"));
        for (int id = 1; id <= 10; id++) {
            unit.select("select id from items where order_id = ?", id).none();
        }
        noParent();
    }

    @Test
    void aPrefixOfAnotherTablesIdsIsNoParent() {
        unit.select("select id, name from tag").gives(50, i -> row(i, "t"));
        for (int id = 1; id <= 10; id++) {
            unit.select("select id from items where thing = ?", id).none();
        }
        noParent();
    }

    @Test
    void moreValuesThanTheColumnHoldsAreNoFlow() {
        unit.select("select id, name from tag").gives(10, i -> row(i, "t"));
        for (int id = 1; id <= 50; id++) {
            unit.select("select id from items where thing = ?", id).none();
        }
        noParent();
    }

    @Test
    void keyAndForeignKeyWithTheSameValuesAreToldApartByName() {
        for (Row r : unit.select("select id, user_id from orders").gives(10, i -> row(i, i))) {
            user(r.get("user_id"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.user_id -> users.id k=10 n=10");
    }

    @Test
    void keyAndRoleWithTheSameValuesAreToldApartByTheKeysOwnTable() {
        for (Row r : unit.select("select id, owner from orders").gives(10, i -> row(i, i))) {
            user(r.get("owner"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.owner -> users.id k=10 n=10");
    }

    @Test
    void twoQueriesThatGaveTheSameIdsAreCandidates() {
        unit.select("select id from orders where day = ?", "mon").gives(10, i -> row(i));
        List<Row> rows =
                unit.select("select id, total from orders where total > 10").gives(10, i -> row(i, 5 * i));
        rows.forEach(r -> unit.select("select id from items where order_id = ?", r.get("id"))
                .none());
        noParent();
        assertThat(Verdicts.findings(unit).get(0).candidates()).hasSize(2);
    }

    @Test
    void theQueryInWhoseOrderTheIdsCameIsTheParent() {
        unit.select("select id from orders order by id").gives(10, i -> row(i));
        for (Row r : unit.select("select id from orders order by total").gives(10, i -> row(1 + i * 3 % 10))) {
            unit.select("select id from items where order_id = ?", r.get("id")).none();
        }
        Finding finding = Verdicts.findings(unit).get(0);
        assertThat(Verdicts.line(finding)).isEqualTo("A01 ERROR E3 orders.id -> items.order_id k=10 n=10");
        assertThat(finding.parent().shape().sql()).endsWith("order by total");
    }

    /** Sorted by name, user1 to user500 are nearly in the order of their numbers; nearly is not the same. */
    @Test
    void almostTheSameOrderIsNotTheSame() {
        unit.select("select id, name from users order by id").gives(500, i -> row(i, "user" + i));
        List<Integer> byName = new ArrayList<>();
        for (int i = 1; i <= 500; i++) {
            byName.add(i);
        }
        byName.sort(Comparator.comparing(i -> "user" + i));
        for (Row r : unit.select("select id from users order by name").gives(500, i -> row(byName.get(i - 1)))) {
            unit.select("select id from tweets where user_id = ?", r.get("id")).none();
        }
        Finding finding = Verdicts.findings(unit).get(0);
        assertThat(Verdicts.line(finding)).isEqualTo("A01 ERROR E3 users.id -> tweets.user_id k=500 n=500");
        assertThat(finding.parent().shape().sql()).endsWith("order by name");
    }

    @Test
    void orderAndNamesThatDisagreeNameNobody() {
        unit.select("select id from orders order by id").gives(10, i -> row(i));
        for (Row r : unit.select("select id from v_recent").gives(10, i -> row(1 + i * 3 % 10))) {
            unit.select("select id from items where order_id = ?", r.get("id")).none();
        }
        noParent();
    }

    @Test
    void unrelatedDenseIdsInAnyOrderAreNoFlow() {
        for (int seed = 0; seed < 200; seed++) {
            open();
            Random random = new Random(seed);
            List<Integer> ids = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
            Collections.shuffle(ids, random);
            unit.select("select id, x from a").gives(10, i -> row(ids.get(i - 1), 77));
            Collections.shuffle(ids, random);
            ids.subList(0, 5 + random.nextInt(6))
                    .forEach(
                            id -> unit.select("select v from b where k = ?", id).none());
            noParent();
        }
    }

    @Test
    void twoUsersAskedForOnTwoLinesAreNoLoopOverTheListThatHoldsThem() {
        unit.at("app.Page.show:10");
        orders();
        user(4);
        user(7);
        assertThat(Verdicts.alarms(unit)).isEmpty();
    }

    // --- order

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

    // --- loops that touch

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

    // --- caches and repetition

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

    // --- what is bound beside the key

    @Test
    void aTenantInEveryQueryIsNotTheFlow() {
        for (Row r : unit.select("select id, tenant_id, user_id from orders where tenant_id = ?", 3)
                .gives(10, i -> row(i, 3, 1 + i * 3 % 10))) {
            unit.select(
                            "select id, name from users where tenant_id = ? and id = ?",
                            r.get("tenant_id"),
                            r.get("user_id"))
                    .gives(1, i -> row(r.get("user_id"), "u"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.user_id -> users.id k=10 n=10");
        assertThat(Verdicts.findings(unit).get(0).child().bind()).isEqualTo(2);
    }

    @Test
    void aBindThatVariesOnItsOwnIsCountedAsLoose() {
        int n = 0;
        for (Row r : orders()) {
            unit.select("select price from offer where order_id = ? and day = ?", r.get("id"), "d" + n++)
                    .none();
        }
        Finding finding = Verdicts.findings(unit).get(0);
        assertThat(Verdicts.line(finding)).isEqualTo("A01 ERROR E3 orders.id -> offer.order_id k=10 n=10");
        assertThat(finding.flow().loose()).isEqualTo(1);
    }

    @Test
    void flagsAndTimesAreNoKeys() {
        unit.select("select id, paid from orders").gives(10, i -> row(100 + i, i % 2 == 0));
        for (int i = 0; i < 4; i++) {
            unit.select("select v from report where paid = ?", i % 2 == 0).none();
        }
        assertThat(Verdicts.alarms(unit)).noneMatch(line -> line.startsWith("A0" + 1));
    }

    // --- kinds of keys

    @Test
    void uuidsNeedNoNames() {
        for (Row r : unit.select("select x, y from a").gives(10, i -> row(i, new UUID(i, 7)))) {
            unit.select("select v from b where z = ?", r.get("y")).none();
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 a.y -> b.z k=10 n=10");
    }

    @Test
    void textKeysOfTheSameNameAreTraced() {
        for (Row r : unit.select("select isbn, title from book").gives(8, i -> row("978-" + i * 37, "t"))) {
            unit.select("select price from offer where isbn = ?", r.get("isbn")).gives(1, i -> row(5));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 book.isbn -> offer.isbn k=8 n=8");
    }

    @Test
    void aColumnOfAStarIsCalledByItsNumber() {
        for (Row r : unit.select("select * from a").gives(10, i -> row(i, "x", i * 7919))) {
            unit.select("select v from b where k = ?", r.get("column 3")).none();
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 a.column 3 -> b.k k=10 n=10");
    }

    @Test
    void aColumnReadByNameIsCalledByIt() {
        for (Row r : unit.select("select * from orders").byName("user_id").gives(10, i -> row(i * 7919))) {
            user(r.get("user_id"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.user_id -> users.id k=10 n=10");
    }

    @Test
    void generatedKeysAreAParent() {
        unit.begin();
        List<Integer> keys = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            unit.write("insert into orders(x) values (?)", "x" + i).makes(900 + 7 * i);
            keys.add(900 + 7 * i);
        }
        keys.forEach(
                key -> unit.write("insert into items(order_id) values (?)", key).run());
        unit.commit();
        assertThat(Verdicts.of(unit))
                .containsExactlyInAnyOrder(
                        "A17 WARNING E2 orders.x k=10",
                        "A17 WARNING E3 orders.generated key -> items.order_id k=10 n=10");
    }

    // --- walks

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

    // --- odd records

    @Test
    void aFailedParentIsNoParent() {
        unit.select("select id, user_id from orders").fails();
        for (int i = 1; i <= 10; i++) {
            user(i);
        }
        noParent();
    }

    @Test
    void aBatchAndThenSingleMissesAreToldApart() {
        List<Row> rows = unit.select("select id, user_id from orders").gives(60, i -> row(i, 7000 + 13 * i));
        Object[] keys = rows.subList(0, 50).stream().map(r -> r.get("user_id")).toArray();
        unit.select("select id, name from users where id in (?" + ", ?".repeat(49) + ")", keys)
                .gives(50, i -> row(keys[i - 1], "u"));
        rows.subList(50, 60).forEach(r -> user(r.get("user_id")));
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.user_id -> users.id k=10 n=60");
    }

    /** S86. */
    @Test
    void twentyThousandChildrenAreCountedExactly() {
        for (Row r : unit.select("select id, user_id from orders").gives(20_000, i -> row(i, i * 3L))) {
            unit.select("select name from users where id = ?", r.get("user_id")).gives(1, i -> row("u"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.user_id -> users.id k=20000 n=20000");
    }

    @Test
    void everyFindingOfAFlowSaysWhereItWasRun() {
        orders().forEach(r -> user(r.get("user_id")));
        assertThat(Verdicts.findings(unit)).extracting(Finding::callSite).allMatch(Objects::nonNull);
    }
}
