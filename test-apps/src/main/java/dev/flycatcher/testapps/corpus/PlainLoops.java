package dev.flycatcher.testapps.corpus;

import static dev.flycatcher.testapps.corpus.Stage.row;

import java.util.List;

/** S01 to S14: what every detector should see. */
final class PlainLoops {
    static final String CUST = "select id, name from cust where id = ?";
    static final String TO_ONE = "A01 orders.cust_id -> cust.id ?1 k=10 n=10 JOIN loop";

    private PlainLoops() {}

    /** Ten orders of ten customers, in no order of the customers' ids. */
    static Stage orders(Stage stage) throws Exception {
        return stage.table("orders(id, cust_id)", 10, i -> row(i, 1 + i * 7 % 10))
                .table("cust(id, name)", 10, i -> row(i, "c" + i));
    }

    @Situation(id = "S01", says = "a customer per order", finds = TO_ONE)
    static Play aCustomerPerOrder(Stage stage) throws Exception {
        orders(stage);
        return Play.once(db -> {
            for (Row r : db.rows("select id, cust_id from orders")) { // loop
                db.rows(CUST, r.get("cust_id"));
            }
        });
    }

    @Situation(
            id = "S02",
            says = "books per author, none for some",
            finds = "A01 author.id -> books.author_id ?1 k=10 n=10 PREFETCH loop")
    static Play booksPerAuthor(Stage stage) throws Exception {
        stage.table("author(id, name)", 10, i -> row(i, "a" + i))
                .table("books(id, author_id, title)", 15, i -> row(100 + i, 1 + i % 5, "t" + i));
        return Play.once(db -> {
            for (Row r : db.rows("select id, name from author")) { // loop
                db.rows("select id, title from books where author_id = ?", r.get("id"));
            }
        });
    }

    @Situation(
            id = "S03",
            says = "a count per customer",
            finds = "A06 cust.id -> orders.cust_id ?1 k=10 n=10 GROUP_BY loop")
    static Play aCountPerCustomer(Stage stage) throws Exception {
        orders(stage);
        return Play.once(db -> {
            for (Row r : db.rows("select id from cust")) { // loop
                db.rows("select count(*) from orders where cust_id = ?", r.get("id"));
            }
        });
    }

    @Situation(
            id = "S04",
            says = "the newest comment of each post",
            finds = "A01 post.id -> comments.post_id ?1 k=10 n=10 ORDINAL loop")
    static Play theNewestOfEach(Stage stage) throws Exception {
        stage.table("post(id)", 10, i -> row(i))
                .table("comments(id, post_id, d)", 30, i -> row(500 + i, 1 + i % 10, 1000 - i));
        return Play.once(db -> {
            for (Row r : db.rows("select id from post")) { // loop
                db.rows("select id, post_id from comments where post_id = ? order by d limit 1", r.get("id"));
            }
        });
    }

    @Situation(
            id = "S05",
            says = "a loop within a loop",
            finds = {"A01 a.id -> b.a_id ?1 k=5 n=5 PREFETCH loop", "A04 b.id -> c.b_id ?1 k=20 n=20 PREFETCH loop"})
    static Play aLoopWithinALoop(Stage stage) throws Exception {
        stage.table("a(id)", 5, i -> row(i))
                .table("b(id, a_id)", 20, i -> row(10 + i, 1 + (i - 1) / 4))
                .table("c(id, b_id)", 40, i -> row(200 + i, 11 + (i - 1) / 2));
        return Play.once(db -> {
            for (Row r : db.rows("select id from a")) { // loop
                for (Row s : db.rows("select id, a_id from b where a_id = ?", r.get("id"))) { // loop
                    db.rows("select id, b_id from c where b_id = ?", s.get("id"));
                }
            }
        });
    }

    @Situation(
            id = "S06",
            says = "two queries per row, in turns",
            finds = {TO_ONE, "A01 orders.id -> items.order_id ?1 k=10 n=10 PREFETCH loop"})
    static Play twoQueriesPerRow(Stage stage) throws Exception {
        orders(stage).table("items(id, order_id)", 20, i -> row(1000 + i, 1 + i % 10));
        return Play.once(db -> {
            for (Row r : db.rows("select id, cust_id from orders")) { // loop
                db.rows(CUST, r.get("cust_id"));
                db.rows("select id, order_id from items where order_id = ?", r.get("id"));
            }
        });
    }

    @Situation(id = "S07", says = "users by ids from a request", finds = "A02 users.id ?1 k=50 BATCH loop")
    static Play idsFromARequest(Stage stage) throws Exception {
        stage.table("users(id, name)", 60, i -> row(i, "u" + i));
        return Play.once(db -> {
            for (int id = 1; id <= 50; id++) { // loop
                db.rows("select id, name from users where id = ?", id);
            }
        });
    }

    @Situation(id = "S08", says = "one setting asked for six times", finds = "A09 cfg k=6 CACHE loop")
    static Play oneSettingSixTimes(Stage stage) throws Exception {
        stage.table("cfg(k, v)", 3, i -> row("k" + i, "v" + i));
        return Play.once(db -> {
            for (int n = 0; n < 6; n++) { // loop
                db.rows("select v from cfg where k = ?", "k2");
            }
        });
    }

    @Situation(id = "S09", says = "an insert per row", finds = "A17 tag.id -> log.tag_id ?1 k=8 n=8 SET_BASED loop")
    static Play anInsertPerRow(Stage stage) throws Exception {
        stage.table("tag(id, name)", 8, i -> row(i, "t" + i)).table("log(tag_id)");
        return Play.once(db -> {
            db.begin();
            for (Row r : db.rows("select id, name from tag")) { // loop
                db.change("insert into log(tag_id) values (?)", r.get("id"));
            }
            db.commit();
        });
    }

    @Situation(id = "S10", says = "an update per row", finds = "A16 inv.id -> inv.id ?2 k=20 n=20 SET_BASED loop")
    static Play anUpdatePerRow(Stage stage) throws Exception {
        stage.table("inv(id, paid)", 20, i -> row(i, 0));
        return Play.once(db -> {
            db.begin();
            for (Row r : db.rows("select id from inv where paid = 0")) { // loop
                db.change("update inv set paid = 1 where id = ?", r.get("id"));
            }
            db.commit();
        });
    }

    @Situation(
            id = "S11",
            says = "a delete per row",
            finds = "A15 expired.id -> expired.id ?1 k=30 n=30 SET_BASED loop")
    static Play aDeletePerRow(Stage stage) throws Exception {
        stage.table("expired(id)", 30, i -> row(i));
        return Play.once(db -> {
            db.begin();
            for (Row r : db.rows("select id from expired")) { // loop
                db.change("delete from expired where id = ?", r.get("id"));
            }
            db.commit();
        });
    }

    @Situation(id = "S12", says = "a collection deleted and inserted again", finds = "A20 link k=6 loop")
    static Play aCollectionInsertedAgain(Stage stage) throws Exception {
        stage.table("link(p, tag)", 6, i -> row(1, "t" + i));
        return Play.once(db -> {
            db.begin();
            List<Row> tags = db.rows("select p, tag from link where p = ?", 1);
            db.change("delete from link where p = ?", 1);
            for (Row r : tags) { // loop
                db.change("insert into link(p, tag) values (?, ?)", 1, r.get("tag"));
            }
            db.commit();
        });
    }

    @Situation(id = "S13", says = "twelve writes, each committed", finds = "A49 a k=4 loop")
    static Play twelveCommits(Stage stage) throws Exception {
        stage.table("a(id, x)", 30, i -> row(i, i)).table("b(x)").table("c(x)", 4, i -> row(i));
        return Play.once(db -> {
            for (int i = 0; i < 4; i++) { // loop
                db.change("update a set x = ? where id = ?", i, 7 * i);
                db.change("insert into b(x) values (?)", 100 + i);
                db.change("delete from c where x = ?", 200 + i);
            }
        });
    }

    @Situation(id = "S14", says = "two bags joined", finds = "A31 a k=1")
    static Play twoBagsJoined(Stage stage) throws Exception {
        stage.table("a(id)", 1, i -> row(i))
                .table("b(id, a_id)", 20, i -> row(100 + i, 1))
                .table("c(id, a_id)", 20, i -> row(1000 + i, 1));
        return Play.once(db -> db.rows(
                "select a.id, b.id, c.id from a join b on b.a_id = a.id join c on c.a_id = a.id where a.id = ?", 1));
    }
}
