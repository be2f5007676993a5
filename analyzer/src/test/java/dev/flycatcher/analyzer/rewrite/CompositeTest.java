package dev.flycatcher.analyzer.rewrite;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Analyzer;
import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S36: binds beside the key that vary too")
class CompositeTest {
    private Scenario unit;

    @BeforeEach
    void open() {
        unit = Scenario.unit("GET /pairs").at("app.Pairs.list:*42");
    }

    private Cure cure() {
        Analyzer analyzer = new Analyzer();
        analyzer.add(unit.trace());
        return analyzer.report().entries().get(0).cure();
    }

    private void pairs(String parent, String child) {
        for (Row r : unit.select(parent).gives(10, i -> row(i % 3, 50 + i))) {
            unit.select(child, r.get("a"), r.get("b")).gives(1, i -> row("x"));
        }
    }

    @Test
    void aPairIsJoinedOnBothColumns() {
        pairs("select a, b from pairs", "select name from child where a = ? and b = ?");
        assertThat(cure().sql())
                .isEqualTo("SELECT p.a, p.b, c.name FROM pairs p JOIN child c ON c.b = p.b AND c.a = p.a");
        assertThat(cure().refusal()).isNull();
    }

    @Test
    void otherConditionsStayBesideThePair() {
        pairs("select p.a, p.b from pairs p", "select c.name from child c where c.a = ? and c.live and c.b = ?");
        assertThat(cure().sql())
                .isEqualTo(
                        "SELECT p.a, p.b, c.name FROM pairs p" + " JOIN child c ON c.b = p.b AND c.a = p.a AND c.live");
    }

    /** The second part is 1, 1, 1, 2, 2, ...: no column is traced by that, but row by row it is the parent's. */
    @Test
    void aNarrowSecondPartIsPartOfTheKey() {
        for (Row r : unit.select("select a, kind from pairs").gives(10, i -> row(50 + 3 * i, 1 + i / 4))) {
            unit.select("select name from child where a = ? and sort = ?", r.get("a"), r.get("kind"))
                    .gives(1, i -> row("x"));
        }
        assertThat(cure().sql())
                .isEqualTo("SELECT p.a, p.kind, c.name FROM pairs p JOIN child c ON c.a = p.a AND c.sort = p.kind");
    }

    @Test
    void aNarrowBindThatIsNotTheParentsIsNot() {
        for (Row r : unit.select("select id, kind from pairs").gives(10, i -> row(50 + 3 * i, 1 + i / 4))) {
            int other = (int) r.get("id") == 68 ? 3 : (int) r.get("kind");
            unit.select("select name from child where pair_id = ? and sort = ?", r.get("id"), other)
                    .gives(1, i -> row("x"));
        }
        assertThat(cure().sql()).isNull();
        assertThat(cure().refusal())
                .startsWith("another bind varies from execution to execution and not, as far as is known, with");
    }

    /** Four rows, two values: that they agree is one chance in sixteen, and only the names speak for it. */
    @Test
    void ofFewRowsTheNamesDecide() {
        for (String column : java.util.List.of("kind", "shelf")) {
            open();
            for (Row r : unit.select("select id, kind from pairs").gives(4, i -> row(50 + 3 * i, 1 + i / 3))) {
                unit.select(
                                "select name from child where pair_id = ? and " + column + " = ?",
                                r.get("id"),
                                r.get("kind"))
                        .gives(1, i -> row("x"));
            }
            assertThat(cure().sql() != null).as(column).isEqualTo(column.equals("kind"));
        }
    }

    @Test
    void aPairThatNoFlatJoinCarriesIsRefused() {
        pairs("select a, b from pairs", "select distinct name from child where a = ? and b = ?");
        assertThat(cure().sql()).isNull();
        assertThat(cure().kind()).isEqualTo(Cure.Kind.ADVICE);
        assertThat(cure().refusal()).isNotNull();
        assertThat(cure().advice()).startsWith("Ask for child together with the query of pairs");
    }

    @Test
    void manyRowsPerPairAreReadForAListOfPairs() {
        for (Row r : unit.select("select a, b from pairs").gives(10, i -> row(i % 3, 50 + i))) {
            unit.select("select name from child where a = ? and b = ?", r.get("a"), r.get("b"))
                    .gives(3, i -> row("x" + i));
        }
        assertThat(cure().sql())
                .isEqualTo("SELECT name, a, b FROM child WHERE"
                        + " (a = ? AND b = ? OR a = ? AND b = ? OR a = ? AND b = ? OR a = ? AND b = ?)");
        assertThat(cure().advice()).startsWith("Read child once for all keys, (child.a, child.b) IN (...)");
    }

    @Test
    void anotherBindThatVariesIsNotHeldConstant() {
        for (Row r : unit.select("select id, cust_id from orders").gives(10, i -> row(i, 7 * i))) {
            unit.select("select name from cust where id = ? and seen < ?", r.get("cust_id"), "t" + r.get("id"))
                    .gives(1, i -> row("x"));
        }
        assertThat(cure().sql()).isNull();
        assertThat(cure().refusal()).startsWith("another bind varies from execution to execution");
    }

    @Test
    void aTenantIsNoSuchBind() {
        for (Row r : unit.select("select id, cust_id from orders where tenant = ?", 9)
                .gives(10, i -> row(i, 700 + 7 * i))) {
            unit.select("select name from cust where id = ? and tenant = ?", r.get("cust_id"), 9)
                    .gives(1, i -> row("x"));
        }
        assertThat(cure().sql()).contains(" JOIN cust c ON c.id = o.cust_id AND c.tenant = ?");
    }

    @Test
    void anUpdateWithItsOwnValuePerRowIsBatched() {
        unit.begin();
        for (Row r : unit.select("select id, price from item").gives(10, i -> row(300 + i, 7_000 + i * i))) {
            unit.write("update item set price = ? where id = ?", 90_000 + (int) r.get("price"), r.get("id"))
                    .run();
        }
        unit.commit();
        assertThat(cure().sql()).isNull();
        assertThat(cure().advice()).startsWith("Send the writes to item together, with addBatch");
    }
}
