package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is bound beside the key, kinds of keys, and odd records. */
class BindTest extends OneUnit {
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
