package dev.flycatcher.testapps.corpus;

import static dev.flycatcher.testapps.corpus.Stage.row;

import java.util.HashSet;
import java.util.Set;

/** Identity maps, repetition and what makes a repetition none. */
final class Caches {
    private static final String USER = "select id, name from users where id = ?";
    private static final String ORDERS = "select id, user_id from orders";

    private Caches() {}

    private static Stage stage(Stage stage) throws Exception {
        return stage.table("users(id, name)", 200, i -> row(i, "u" + i))
                .table("orders(id, user_id)", 30, i -> row(i, 1 + i * 7 % 11));
    }

    @Situation(
            id = "X50",
            says = "an identity map leaves the first of each",
            finds = "A01 orders.user_id -> users.id ?1 k=11 n=30 JOIN loop")
    static Play anIdentityMap(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            Set<Object> seen = new HashSet<>();
            for (Row r : db.rows(ORDERS)) { // loop
                if (seen.add(r.get("user_id"))) {
                    db.rows(USER, r.get("user_id"));
                }
            }
        });
    }

    @Situation(
            id = "X51",
            says = "foreign keys that repeat, no cache",
            finds = "A01 orders.user_id -> users.id ?1 k=30 n=30 JOIN loop")
    static Play repeatedKeys(Stage stage) throws Exception {
        stage(stage).table("orders(id, user_id)", 30, i -> row(i, 1 + i * 7 % 15));
        return Play.once(db -> {
            for (Row r : db.rows(ORDERS)) { // loop
                db.rows(USER, r.get("user_id"));
            }
        });
    }

    @Situation(
            id = "X52",
            says = "three customers for twelve orders",
            finds = "A05 orders.user_id -> users.id ?1 k=12 n=12 JOIN loop")
    static Play threeCustomers(Stage stage) throws Exception {
        stage(stage).table("orders(id, user_id)", 12, i -> row(i, 3 + i % 3));
        return Play.once(db -> {
            for (Row r : db.rows(ORDERS)) { // loop
                db.rows(USER, r.get("user_id"));
            }
        });
    }

    @Situation(
            id = "X53",
            says = "rows without a reference",
            finds = "A01 orders.user_id -> users.id ?1 k=10 n=20 JOIN loop")
    static Play rowsWithoutReference(Stage stage) throws Exception {
        stage(stage).table("orders(id, user_id)", 20, i -> row(i, i % 2 == 0 ? null : 5 * i));
        return Play.once(db -> {
            for (Row r : db.rows(ORDERS)) { // loop
                if (r.has("user_id")) {
                    db.rows(USER, r.get("user_id"));
                }
            }
        });
    }

    @Situation(id = "X54", says = "the current user, again and again", finds = "A09 users k=6 CACHE loop")
    static Play theCurrentUser(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            db.rows(ORDERS);
            for (int i = 0; i < 6; i++) { // loop
                db.rows(USER, 4);
            }
        });
    }

    @Situation(
            id = "X55",
            says = "a setting asked for within a loop over rows",
            finds = {"A01 orders.user_id -> users.id ?1 k=30 n=30 JOIN loop", "A10 cfg k=30 HOIST loop"})
    static Play aSettingWithinALoop(Stage stage) throws Exception {
        stage(stage)
                .table("orders(id, user_id)", 30, i -> row(i, 1 + i * 7 % 15))
                .table("cfg(k, v)", 3, i -> row("k" + i, "v"));
        return Play.once(db -> {
            for (Row r : db.rows(ORDERS)) { // loop
                db.rows(USER, r.get("user_id"));
                db.rows("select v from cfg where k = ?", "k1");
            }
        });
    }

    @Situation(id = "X56", says = "a write to the table between", finds = "A17 log.x ?1 k=6 loop")
    static Play aWriteBetween(Stage stage) throws Exception {
        stage.table("log(x)", 3, i -> row("x"));
        return Play.once(db -> {
            db.begin();
            for (int i = 0; i < 6; i++) { // loop
                db.rows("select count(*) from log");
                db.change("insert into log(x) values (?)", "x" + i);
            }
            db.commit();
        });
    }

    @Situation(id = "X57", says = "a write to another table between", finds = "A09 users k=4 CACHE loop")
    static Play aWriteElsewhere(Stage stage) throws Exception {
        stage(stage).table("log(x)", 3, i -> row("x"));
        return Play.once(db -> {
            db.begin();
            for (int i = 0; i < 4; i++) { // loop
                db.rows("select count(*) from users");
                db.change("insert into log(x) values (?)", "x" + i);
            }
            db.commit();
        });
    }

    @Situation(id = "X58", says = "an answer that changes behind its back")
    static Play anAnswerThatChanges(Stage stage) throws Exception {
        stage.table("queue(id, v)", 3, i -> row(i, 0));
        return Play.once(db -> {
            for (int i = 0; i < 4; i++) {
                db.rows("select id, v from queue");
                stage.run("update queue set v = v + 1");
            }
        });
    }

    @Situation(id = "X59", says = "a transaction of its own each")
    static Play aTransactionEach(Stage stage) throws Exception {
        stage.table("cfg(k, v)", 3, i -> row("k" + i, "v"));
        return Play.once(db -> {
            db.connection().setAutoCommit(false);
            for (int i = 0; i < 3; i++) {
                db.rows("select v from cfg where k = ?", "k1");
                db.connection().commit();
            }
        });
    }
}
