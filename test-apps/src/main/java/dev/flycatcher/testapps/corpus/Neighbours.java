package dev.flycatcher.testapps.corpus;

import static dev.flycatcher.testapps.corpus.Stage.row;

import java.util.ArrayList;
import java.util.List;

/** Loops beside loops, walks, pages and batches: what belongs together and what does not. */
final class Neighbours {
    private static final String USER = "select id, name from users where id = ?";
    private static final String ORDERS = "select id, user_id from orders";
    private static final String LOOP = "A01 orders.user_id -> users.id ?1 k=10 n=10 JOIN loop";

    private Neighbours() {}

    private static Stage stage(Stage stage) throws Exception {
        return stage.table("users(id, name)", 100, i -> row(i, "u" + i))
                .table("orders(id, user_id)", 10, i -> row(i, 1 + i * 3 % 10));
    }

    @Situation(id = "X30", says = "stray queries around a loop", finds = LOOP)
    static Play strayQueries(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            db.rows(USER, 99);
            for (Row r : db.rows(ORDERS)) { // loop
                db.rows(USER, r.get("user_id"));
            }
            db.rows(USER, 98);
        });
    }

    @Situation(
            id = "X31",
            says = "two loops on two lines",
            finds = {LOOP, LOOP, "A09 orders k=2 CACHE"})
    static Play twoLoops(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            for (Row r : db.rows(ORDERS)) { // loop
                db.rows(USER, r.get("user_id"));
            }
            for (Row r : db.rows(ORDERS)) { // loop
                db.rows(USER, r.get("user_id"));
            }
        });
    }

    @Situation(
            id = "X49",
            says = "one list gone through on two lines",
            finds = {LOOP, LOOP})
    static Play oneListTwice(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            List<Row> orders = db.rows(ORDERS);
            for (Row r : orders) { // loop
                db.rows(USER, r.get("user_id"));
            }
            for (Row r : orders) { // loop
                db.rows(USER, r.get("user_id"));
            }
        });
    }

    @Situation(
            id = "X32",
            says = "sender and receiver of each message",
            finds = {
                "A01 message.sender_user_id -> users.id ?1 k=10 n=10 JOIN loop",
                "A01 message.receiver_user_id -> users.id ?1 k=10 n=10 JOIN loop"
            })
    static Play senderAndReceiverOfEach(Stage stage) throws Exception {
        stage(stage).table("message(id, sender_user_id, receiver_user_id)", 10, i -> row(i, i, 11 - i));
        return Play.once(db -> {
            for (Row r : db.rows("select id, sender_user_id, receiver_user_id from message")) { // loop
                db.rows(USER, r.get("sender_user_id"));
                db.rows(USER, r.get("receiver_user_id"));
            }
        });
    }

    @Situation(
            id = "X33",
            says = "three levels",
            finds = {
                "A01 a.id -> b.a_id ?1 k=3 n=3 PREFETCH loop",
                "A04 b.id -> c.b_id ?1 k=9 n=9 PREFETCH loop",
                "A04 c.id -> d.c_id ?1 k=27 n=27 PREFETCH loop"
            })
    static Play threeLevels(Stage stage) throws Exception {
        stage.table("a(id)", 3, i -> row(100 + i))
                .table("b(id, a_id)", 9, i -> row(1000 + i, 101 + (i - 1) / 3))
                .table("c(id, b_id)", 27, i -> row(10_000 + i, 1001 + (i - 1) / 3))
                .table("d(v, c_id)", 54, i -> row(i, 10_001 + (i - 1) / 2));
        return Play.once(db -> {
            for (Row a : db.rows("select id from a")) { // loop
                for (Row b : db.rows("select id from b where a_id = ?", a.get("id"))) { // loop
                    for (Row c : db.rows("select id from c where b_id = ?", b.get("id"))) { // loop
                        db.rows("select v from d where c_id = ?", c.get("id"));
                    }
                }
            }
        });
    }

    @Situation(
            id = "X34",
            says = "pages, each with its loop",
            finds = "A01 orders.user_id -> users.id ?1 k=100 n=100 JOIN loop")
    static Play pagesWithLoops(Stage stage) throws Exception {
        stage(stage)
                .table("orders(id, user_id)", 100, i -> row(i, 1000 + i * 13))
                .table("users(id, name)", 100, i -> row(1000 + i * 13, "u"));
        return Play.once(db -> {
            for (int page = 0; page < 5; page++) {
                for (Row r : db.rows(ORDERS + " order by id limit ? offset ?", 20, page * 20)) { // loop
                    db.rows(USER, r.get("user_id"));
                }
            }
        });
    }

    @Situation(
            id = "X35",
            says = "orders by ids from outside, a user each",
            finds = {LOOP, "A02 orders.id ?1 k=10 BATCH loop"})
    static Play ordersFromOutside(Stage stage) throws Exception {
        stage(stage)
                .table("orders(id, user_id)", 10, i -> row(500 + 7 * i, 3 * (500 + 7 * i)))
                .table("users(id, name)", 10, i -> row(3 * (500 + 7 * i), "u"));
        return Play.once(db -> {
            for (int n = 1; n <= 10; n++) { // loop
                Row order = db.row("select id, user_id from orders where id = ?", 500 + 7 * n);
                db.rows(USER, order.get("user_id"));
            }
        });
    }

    @Situation(id = "X36", says = "two orders by their keys, a user each")
    static Play twoOrders(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            for (int id : new int[] {7, 9}) {
                Row order = db.row("select id, user_id from orders where id = ?", id);
                db.rows(USER, order.get("user_id"));
            }
        });
    }

    @Situation(id = "X37", says = "a linked list", finds = "A07 node.next_id -> node.id ?1 k=9 n=9 RECURSIVE loop")
    static Play aLinkedList(Stage stage) throws Exception {
        stage.table("node(id, next_id)", 12, i -> row(i == 1 ? 3 : 1000 + 17 * i, 1000 + 17 * (i + 1)));
        return Play.once(db -> {
            int id = 3;
            for (int n = 0; n < 10; n++) { // loop
                id = db.row("select id, next_id from node where id = ?", id).number("next_id");
            }
        });
    }

    @Situation(
            id = "X38",
            says = "one level of children of one table",
            finds = "A01 node.id -> node.parent_id ?1 k=6 n=6 PREFETCH loop")
    static Play oneLevel(Stage stage) throws Exception {
        stage.table("node(id, parent_id, name)", 18, i -> row(i, i <= 6 ? null : 1 + i % 6, "n"));
        return Play.once(db -> {
            for (Row r : db.rows("select id from node where parent_id is null")) { // loop
                db.rows("select id, name from node where parent_id = ?", r.get("id"));
            }
        });
    }

    @Situation(id = "X39", says = "a tree level by level, in lists")
    static Play levelByLevel(Stage stage) throws Exception {
        stage.table("node(id, parent_id)", 250, i -> row(i, i / 3));
        return Play.once(db -> {
            List<Row> level = db.rows("select id from node where parent_id in (?)", 0);
            while (!level.isEmpty()) {
                List<Row> next = new ArrayList<>();
                Object[] keys = level.stream().map(r -> r.get("id")).toArray();
                next.addAll(db.rows(
                        "select id from node where parent_id in (?" + ", ?".repeat(keys.length - 1) + ")", keys));
                level = next;
            }
        });
    }

    @Situation(
            id = "X40",
            says = "a batch of fifty, and ten that it missed",
            finds = "A01 orders.user_id -> users.id ?1 k=10 n=60 JOIN loop")
    static Play aBatchAndMisses(Stage stage) throws Exception {
        stage.table("orders(id, user_id)", 60, i -> row(i, 7000 + 13 * i))
                .table("users(id, name)", 60, i -> row(7000 + 13 * i, "u"));
        return Play.once(db -> {
            List<Row> rows = db.rows(ORDERS);
            LookAlikes.lists(db, rows.subList(0, 50), 50, "user_id", "select id, name from users where id in (");
            for (Row r : rows.subList(50, 60)) { // loop
                db.rows(USER, r.get("user_id"));
            }
        });
    }

    @Situation(
            id = "X41",
            says = "keys the database made, bound again",
            finds = {"A17 orders.x ?1 k=10 loop", "A17 orders.generated key -> items.order_id ?1 k=10 n=10 loop"})
    static Play generatedKeys(Stage stage) throws Exception {
        stage.run("drop table if exists orders");
        stage.run(
                switch (stage.engine()) {
                    case SQLITE -> "create table orders(id integer primary key autoincrement, x varchar(9))";
                    default ->
                        "create table orders(id integer generated by default as identity primary key, x varchar(9))";
                });
        stage.table("items(order_id)");
        return Play.once(db -> {
            db.begin();
            List<Object> keys = new ArrayList<>();
            for (int i = 1; i <= 10; i++) { // loop
                keys.add(db.inserted("insert into orders(x) values (?)", "x" + i));
            }
            for (Object key : keys) { // loop
                db.change("insert into items(order_id) values (?)", key);
            }
            db.commit();
        });
    }
}
