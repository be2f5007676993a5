package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ids that coincide, and lists that are equal: no parent may be wrong. */
class CoincidenceTest extends OneUnit {
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
}
