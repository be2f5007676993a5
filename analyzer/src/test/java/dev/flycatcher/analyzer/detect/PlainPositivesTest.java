package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The corpus, S01 to S14: what every detector should see. */
class PlainPositivesTest {
    private Scenario unit;

    @BeforeEach
    void open() {
        unit = Scenario.unit("GET /orders").at("app.Orders.list:*42", "app.Web.get:7");
    }

    /** S01. */
    @Test
    void aQueryPerRowToOneIsTracedToTheForeignKey() {
        for (Row r : unit.select("select id, cust_id from orders").gives(10, i -> row(i, 100 + i * 7 % 11))) {
            unit.select("select id, name from cust where id = ?", r.get("cust_id"))
                    .gives(1, i -> row(r.get("cust_id"), "x"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 orders.cust_id -> cust.id k=10 n=10");
        Finding finding = Verdicts.findings(unit).get(0);
        assertThat(finding.child().toOne()).isTrue();
        assertThat(finding.callSite().place()).isEqualTo("Orders.java:42");
        assertThat(finding.loop().loopLine()).isEqualTo(41);
        assertThat(finding.flow().matched()).isEqualTo(10);
        assertThat(finding.flow().chance()).isLessThan(1e-6);
    }

    /** S02. */
    @Test
    void aQueryPerRowToManyIsTracedToTheKey() {
        for (Row r : unit.select("select id, name from author").gives(10, i -> row(i, "a" + i))) {
            int id = (int) r.get("id");
            unit.select("select id, title from books where author_id = ?", id)
                    .gives(id % 4, i -> row(100 * id + i, "t"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 author.id -> books.author_id k=10 n=10");
        assertThat(Verdicts.findings(unit).get(0).child().toOne()).isFalse();
    }

    /** S03. */
    @Test
    void anAggregatePerRowIsAGroupBy() {
        for (Row r : unit.select("select id from cust").gives(10, i -> row(i))) {
            unit.select("select count(*) from orders where cust_id = ?", r.get("id"))
                    .gives(1, i -> row(3));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A06 WARNING E3 cust.id -> orders.cust_id k=10 n=10");
    }

    /** S04. */
    @Test
    void theNewestOfEachIsAnNPlusOne() {
        for (Row r : unit.select("select id from post").gives(10, i -> row(i))) {
            unit.select("select id, body from comment where post_id = ? order by d limit 1", r.get("id"))
                    .gives(1, i -> row(500 + (int) r.get("id"), "b"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A01 ERROR E3 post.id -> comment.post_id k=10 n=10");
    }

    /** S05. */
    @Test
    void aLoopWithinALoopIsOneTree() {
        for (Row r : unit.select("select id from a").gives(5, i -> row(i))) {
            unit.at("app.Tree.a:*10");
            for (Row s : unit.select("select id, a_id from b where a_id = ?", r.get("id"))
                    .gives(4, i -> row(10 * (int) r.get("id") + i, r.get("id")))) {
                unit.at("app.Tree.b:*20", "app.Tree.a:*10");
                unit.select("select id, b_id from c where b_id = ?", s.get("id"))
                        .none();
            }
        }
        assertThat(Verdicts.of(unit))
                .containsExactly("A01 ERROR E3 a.id -> b.a_id k=5 n=5", "A04 ERROR E3 b.id -> c.b_id k=20 n=20");
    }

    /** S06. */
    @Test
    void twoQueriesPerRowAreTwoFindings() {
        for (Row r : unit.select("select id, cust_id from orders").gives(10, i -> row(i, 50 - i))) {
            unit.select("select id, name from cust where id = ?", r.get("cust_id"))
                    .gives(1, i -> row(r.get("cust_id"), "x"));
            unit.select("select id, order_id from items where order_id = ?", r.get("id"))
                    .gives(2, i -> row(1000 + i, r.get("id")));
        }
        assertThat(Verdicts.of(unit))
                .containsExactly(
                        "A01 ERROR E3 orders.cust_id -> cust.id k=10 n=10",
                        "A01 ERROR E3 orders.id -> items.order_id k=10 n=10");
    }

    /** S07. */
    @Test
    void idsFromOutsideAreABatchAndNoParentIsInvented() {
        for (int id = 1; id <= 50; id++) {
            int own = id;
            unit.select("select id, name from users where id = ?", id).gives(1, i -> row(own, "u"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A02 WARNING E2 users.id k=50");
    }

    /** S08. */
    @Test
    void theSameQuestionSixTimesIsARepeatedQuery() {
        for (int n = 0; n < 6; n++) {
            unit.select("select v from cfg where k = ?", "x").gives(1, i -> row("y"));
        }
        assertThat(Verdicts.of(unit)).containsExactly("A09 ERROR E3 cfg k=6");
    }

    /** S09. */
    @Test
    void anInsertPerRowIsABatch() {
        unit.begin();
        for (Row r : unit.select("select id, name from tag").gives(8, i -> row(i, "t" + i))) {
            unit.write("insert into log(tag_id) values (?)", r.get("id")).run();
        }
        unit.commit();
        assertThat(Verdicts.of(unit)).containsExactly("A17 WARNING E3 tag.id -> log.tag_id k=8 n=8");
    }

    /** S10. */
    @Test
    void anUpdatePerRowIsOneStatement() {
        unit.begin();
        for (Row r : unit.select("select id from inv where paid = 0").gives(20, i -> row(i))) {
            unit.write("update inv set paid = 1 where id = ?", r.get("id")).run();
        }
        unit.commit();
        assertThat(Verdicts.of(unit)).containsExactly("A16 WARNING E3 inv.id -> inv.id k=20 n=20");
    }

    /** S11. */
    @Test
    void aDeletePerRowIsOneStatement() {
        unit.begin();
        for (Row r : unit.select("select id from old").gives(30, i -> row(i))) {
            unit.write("delete from old where id = ?", r.get("id")).run();
        }
        unit.commit();
        assertThat(Verdicts.of(unit)).containsExactly("A15 WARNING E3 old.id -> old.id k=30 n=30");
    }

    /** S12. */
    @Test
    void aCollectionDeletedAndInsertedAgainIsNamed() {
        unit.begin();
        var tags = unit.select("select p, tag from link where p = ?", 1).gives(6, i -> row(1, "t" + i));
        unit.write("delete from link where p = ?", 1).run();
        for (Row r : tags) {
            unit.write("insert into link(p, tag) values (?, ?)", 1, r.get("tag"))
                    .run();
        }
        unit.commit();
        assertThat(Verdicts.of(unit)).containsExactly("A20 WARNING E3 link k=6");
    }

    /** S13. */
    @Test
    void twelveWritesEachCommittedAreChatty() {
        for (int i = 0; i < 4; i++) {
            unit.write("update a set x = ? where id = ?", i, 7 * i).run();
            unit.write("insert into b(x) values (?)", 100 + i).run();
            unit.write("delete from c where x = ?", 200 + i).run();
        }
        assertThat(Verdicts.of(unit)).containsExactly("A49 WARNING E2 a k=4");
    }

    /** S14. */
    @Test
    void twoBagsJoinedAreAProduct() {
        unit.select("select a.id, b.id, c.id from a join b on b.a = a.id join c on c.a = a.id where a.id = ?", 1)
                .gives(400, i -> row(1, 100 + (i - 1) / 20, 1000 + (i - 1) % 20));
        assertThat(Verdicts.of(unit)).containsExactly("A31 WARNING E3 a k=1");
    }
}
