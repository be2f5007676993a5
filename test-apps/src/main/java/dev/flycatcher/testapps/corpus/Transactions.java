package dev.flycatcher.testapps.corpus;

import static dev.flycatcher.testapps.corpus.PlainLoops.CUST;
import static dev.flycatcher.testapps.corpus.PlainLoops.TO_ONE;
import static dev.flycatcher.testapps.corpus.Stage.row;

import java.sql.SQLException;
import java.util.List;

/** Loops, and what looks like them, among connections, transactions and writes: S18 to S72. */
final class Transactions {
    private static final String ORDERS = "select id, cust_id from orders";

    private Transactions() {}

    @Situation(
            id = "S18",
            says = "children on a second connection",
            finds = {TO_ONE, "A46 cust k=10 loop"})
    static Play aSecondConnection(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            for (Row r : db.rows(ORDERS)) { // loop
                try (Session own = stage.open()) {
                    own.rows(CUST, r.get("cust_id"));
                }
            }
        });
    }

    @Situation(id = "S39", says = "rendered after the transaction ended", finds = TO_ONE, tells = "A50 cust k=10 loop")
    static Play renderedAfterTheTransaction(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            db.begin();
            List<Row> orders = db.rows(ORDERS);
            db.commit();
            for (Row r : orders) { // loop
                db.rows(CUST, r.get("cust_id"));
            }
        });
    }

    @Situation(
            id = "S41",
            says = "writes between the queries",
            finds = {"A01 x.id -> y.x_id ?1 k=10 n=10 PREFETCH loop", "A16 x.id -> x.id ?2 k=10 n=10 SET_BASED loop"})
    static Play writesBetween(Stage stage) throws Exception {
        stage.table("x(id, total, seen)", 10, i -> row(i, 3 * i, 0)).table("y(id, x_id)", 10, i -> row(900 + i, i));
        return Play.once(db -> {
            db.begin();
            for (Row r : db.rows("select id, total from x")) { // loop
                db.change("update x set seen = 1 where id = ?", r.get("id"));
                db.rows("select * from y where x_id = ?", r.get("id"));
            }
            db.commit();
        });
    }

    @Situation(
            id = "S45",
            says = "a sequence asked per insert",
            finds = {"A60 ? k=10 loop", "A17 ?.n -> t.id ?1 k=10 n=10 loop"},
            not = "SQLITE",
            because = "has no sequences")
    static Play aSequencePerInsert(Stage stage) throws Exception {
        stage.run("drop sequence if exists numbers", "create sequence numbers start with 5000");
        stage.table("t(id, x)", 1, i -> row(1, "x"));
        return Play.once(db -> {
            db.begin();
            for (int i = 0; i < 10; i++) { // loop
                Row next = db.row("select nextval('numbers') as n");
                db.change("insert into t(id, x) values (?, ?)", next.number("n"), "x" + i);
            }
            db.commit();
        });
    }

    @Situation(
            id = "S47",
            says = "an attempt that failed, and another",
            finds = "A01 orders.cust_id -> cust.id ?1 k=13 n=20 JOIN loop")
    static Play anotherAttempt(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            db.begin();
            if (!attempt(db, 3)) {
                db.rollback();
                attempt(db, 10);
            }
            db.commit();
        });
    }

    private static boolean attempt(Session db, int most) throws SQLException {
        int done = 0;
        for (Row r : db.rows(ORDERS)) { // loop
            if (done++ == most) {
                return false;
            }
            db.rows(CUST, r.get("cust_id"));
        }
        return true;
    }

    @Situation(
            id = "S70",
            says = "the current row of a cursor updated",
            not = {"SQLITE", "H2"},
            because = "has no WHERE CURRENT OF")
    static Play theCurrentRow(Stage stage) throws Exception {
        stage.table("t(id, x)", 20, i -> row(i, 0));
        return Play.once(db -> {
            db.begin();
            db.change("declare c cursor for select id from t for update");
            for (int i = 0; i < 20; i++) {
                Row r = db.row("fetch 1 from c");
                db.change("update t set x = ? where current of c", 500 + r.number("id"));
            }
            db.commit();
        });
    }

    @Situation(id = "S72", says = "read, written, read again", tells = "A11 x.id ?1 k=1")
    static Play readYourWrite(Stage stage) throws Exception {
        stage.table("x(id, v)", 3, i -> row(i, "a"));
        return Play.once(db -> {
            db.begin();
            db.rows("select v from x where id = ?", 1);
            db.change("update x set v = 'b' where id = ?", 1);
            db.rows("select v from x where id = ?", 1);
            db.commit();
        });
    }
}
