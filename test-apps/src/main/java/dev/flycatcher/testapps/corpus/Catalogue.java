package dev.flycatcher.testapps.corpus;

import static dev.flycatcher.testapps.corpus.Stage.row;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Rules of the catalogue that the numbered situations do not meet, each through real drivers. */
final class Catalogue {
    private Catalogue() {}

    private static Stage stage(Stage stage) throws Exception {
        return stage.table("item(id, name, kind)", 60, i -> row(i, "n" + i, i % 3));
    }

    @Situation(id = "Y11", says = "a row read right after it was written", tells = "A11 item.id ?1 k=1")
    static Play readAfterWritten(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            db.begin();
            db.change("insert into item(id, name) values (?, ?)", 700, "new");
            db.rows("select id, name from item where id = ?", 700);
            db.commit();
        });
    }

    @Situation(id = "Y13", says = "a row loaded to see whether it is there", tells = "A13 item k=1")
    static Play loadedToSee(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> first(db, "select id, name from item where name = ?", "n7", 0));
    }

    @Situation(id = "Y18", says = "batches of one", finds = "A18 item k=6 loop")
    static Play batchesOfOne(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            db.begin();
            for (int i = 0; i < 6; i++) { // loop
                db.batch("insert into item(id, name) values (?, ?)", List.<Object[]>of(new Object[] {700 + i, "x"}));
            }
            db.commit();
        });
    }

    @Situation(id = "Y21", says = "an update to what was read", tells = "A21 item.id ?2 k=1")
    static Play updatedToTheSame(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            db.begin();
            Row item = db.row("select id, name from item where id = ?", 7);
            db.change("update item set name = ? where id = ?", item.get("name"), 7);
            db.commit();
        });
    }

    @Situation(id = "Y23", says = "fifteen hundred rows", finds = "A23 big k=1")
    static Play manyRows(Stage stage) throws Exception {
        stage.table("big(id, v)", 1_500, i -> row(i, "v"));
        return Play.once(db -> db.rows("select id, v from big"));
    }

    @Situation(id = "Y24", says = "results left after two rows", tells = "A24 item k=3")
    static Play leftEarly(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            for (int i = 0; i < 3; i++) {
                first(db, "select id, name from item where kind = ? order by id", i, 2);
            }
        });
    }

    @Situation(id = "Y25", says = "a page cut out by the program", finds = "A25 item k=1")
    static Play aPageCutOut(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            try (PreparedStatement query = db.connection().prepareStatement("select id, name from item order by id")) {
                db.seen();
                try (ResultSet rows = query.executeQuery()) {
                    int n = 0;
                    while (rows.next() && n++ < 50) {
                        if (n > 40) {
                            rows.getInt(1);
                        }
                    }
                }
            }
        });
    }

    /** Steps onto that many rows and reads the key of each; onto the first alone, unread, for none. */
    private static void first(Session db, String sql, Object bind, int most) throws SQLException {
        try (PreparedStatement query = db.connection().prepareStatement(sql)) {
            query.setObject(1, bind);
            db.seen();
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                for (int n = 0; n < most; n++) {
                    rows.getInt(1);
                    if (n + 1 < most) {
                        rows.next();
                    }
                }
            }
        }
    }

    @Situation(
            id = "Y26",
            says = "offsets bound and written",
            finds = {"A26 big k=1", "A26 big k=1"})
    static Play deepOffsets(Stage stage) throws Exception {
        stage.table("big(id, v)", 1_500, i -> row(i, "v"));
        return Play.once(db -> {
            db.rows("select id, v from big order by id limit ? offset ?", 20, 1_200);
            db.plain("select id from big order by id limit 20 offset 1300");
        });
    }

    @Situation(id = "Y27", says = "a limit without an order", tells = "A27 item k=1")
    static Play noOrder(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> db.rows("select id, name from item limit 20"));
    }

    @Situation(id = "Y28", says = "a column that nobody reads", tells = "A28 item k=20")
    static Play aColumnNobodyReads(Stage stage) throws Exception {
        stage(stage);
        return Play.times(
                20, (db, n) -> first(db, "select id, name from item where kind = ? order by id limit 2", 1, 2));
    }

    @Situation(id = "Y30", says = "long texts in a list", finds = "A30 page k=1")
    static Play longTexts(Stage stage) throws Exception {
        stage.table("page(id, body)", 25, i -> row(i, "b".repeat(9_000)));
        return Play.once(db -> db.rows("select id, body from page"));
    }

    @Situation(id = "Y32", says = "two tables tied by nothing", finds = "A32 item k=1")
    static Play tiedByNothing(Stage stage) throws Exception {
        stage(stage).table("kind(id, name)", 3, i -> row(i, "k"));
        return Play.once(db -> db.rows("select item.id, kind.name from item, kind where item.name = ?", "n7"));
    }

    @Situation(id = "Y33", says = "parents repeated by a join", tells = "A33 a k=1")
    static Play parentsRepeated(Stage stage) throws Exception {
        stage.table("a(id, body)", 10, i -> row(i, "b".repeat(100) + i))
                .table("b(id, a_id)", 600, i -> row(5_000 + i, 1 + i % 10));
        return Play.once(
                db -> db.rows("select a.id, a.body, b.id from a join b on b.a_id = a.id order by b.id limit 900"));
    }

    @Situation(id = "Y51", says = "a pause that holds a lock", finds = "A51 item k=1")
    static Play aPause(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            db.begin();
            db.change("update item set name = ? where id = ?", "p", 7);
            Thread.sleep(150);
            db.commit();
        });
    }

    @Situation(id = "Y52", says = "a connection held while nothing runs", finds = "A52 item k=1")
    static Play heldIdle(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            db.rows("select count(*) from item");
            Thread.sleep(600);
        });
    }

    @Situation(id = "Y53", says = "a transaction left open", finds = "A53 item k=1")
    static Play leftOpen(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            db.begin();
            db.change("update item set name = ? where id = ?", "p", 7);
        });
    }

    @Situation(
            id = "Y62",
            says = "rows locked one by one",
            finds = {
                "A01 orders.cust_id -> cust.id ?1 k=10 n=10 loop",
                "A62 orders.cust_id -> cust.id ?1 k=10 n=10 loop"
            },
            not = "SQLITE",
            because = "has no FOR UPDATE")
    static Play lockedOneByOne(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            db.begin();
            for (Row r : db.rows("select id, cust_id from orders")) { // loop
                db.rows(PlainLoops.CUST + " for update", r.get("cust_id"));
            }
            db.commit();
        });
    }

    private static Stage orders(Stage stage) throws Exception {
        return stage.table("orders(id, total)", 5, i -> row(i, i * 10));
    }

    /** On a connection for reading, as a pool of replicas hands out. */
    private static void reads(Stage stage, int id) throws Exception {
        try (Session db = stage.open()) {
            db.connection().setReadOnly(true);
            db.rows("select id, total from orders where id = ?", id);
        }
    }

    @Situation(
            id = "Y64",
            says = "an order written, then read from the replica",
            tells = "A64 orders k=1",
            not = "SQLITE",
            because = "its driver fixes what is for reading when it connects")
    static Play readFromTheReplica(Stage stage) throws Exception {
        Stage replica = orders(orders(stage).shard(1));
        return Play.once(none -> {
            try (Session db = stage.open()) {
                db.change("insert into orders(id, total) values (?, ?)", 700, 5);
            }
            reads(replica, 700);
        });
    }

    @Situation(
            id = "Y65",
            says = "an order written, then read where it was written, and another table from the replica",
            not = "SQLITE",
            because = "its driver fixes what is for reading when it connects")
    static Play readWhereItWasWritten(Stage stage) throws Exception {
        orders(stage);
        Stage replica = stage.shard(1).table("rate(id, v)", 5, i -> row(i, i * 10));
        return Play.once(none -> {
            try (Session db = stage.open()) {
                db.change("insert into orders(id, total) values (?, ?)", 700, 5);
            }
            reads(stage, 700);
            try (Session db = replica.open()) {
                db.connection().setReadOnly(true);
                db.rows("select v from rate where id = ?", 3);
            }
        });
    }

    @Situation(
            id = "Y66",
            says = "read-only transactions on the primary, beside a replica",
            tells = "A64 orders k=1",
            not = "SQLITE",
            because = "its driver fixes what is for reading when it connects")
    static Play readOnThePrimary(Stage stage) throws Exception {
        Stage replica = orders(orders(stage).shard(1));
        return Play.times(3, (none, n) -> {
            if (n == 2) {
                reads(replica, 2);
                return;
            }
            try (Session db = stage.open()) {
                db.connection().setReadOnly(n == 1);
                db.begin();
                if (n == 0) {
                    db.change("update orders set total = ? where id = ?", 9, 4);
                } else {
                    db.rows("select id, total from orders where id = ?", 4);
                }
                db.commit();
            }
        });
    }
}
