package dev.flycatcher.testapps.corpus;

import static dev.flycatcher.testapps.corpus.Stage.row;

import java.math.BigDecimal;
import java.util.UUID;

/** What is bound beside the key, and the kinds of keys there are. */
final class Binds {
    private Binds() {}

    @Situation(
            id = "X70",
            says = "a tenant in every query",
            finds = "A01 orders.user_id -> users.id ?2 k=10 n=10 JOIN loop")
    static Play aTenant(Stage stage) throws Exception {
        stage.table("orders(id, tenant_id, user_id)", 10, i -> row(i, 3, 1 + i * 3 % 10))
                .table("users(id, tenant_id, name)", 10, i -> row(i, 3, "u"));
        return Play.once(db -> {
            for (Row r : db.rows("select id, tenant_id, user_id from orders where tenant_id = ?", 3)) { // loop
                db.rows(
                        "select id, name from users where tenant_id = ? and id = ?",
                        r.get("tenant_id"),
                        r.get("user_id"));
            }
        });
    }

    @Situation(
            id = "X71",
            says = "a bind that varies on its own",
            finds = "A01 orders.id -> offer.order_id ?1 k=10 n=10 ADVICE loop")
    static Play aBindThatVariesOnItsOwn(Stage stage) throws Exception {
        stage.table("orders(id)", 10, i -> row(i)).table("offer(order_id, price, d)", 10, i -> row(i, 5, "d"));
        return Play.once(db -> {
            int n = 0;
            for (Row r : db.rows("select id from orders")) { // loop
                db.rows("select price from offer where order_id = ? and d = ?", r.get("id"), "d" + n++);
            }
        });
    }

    @Situation(id = "X72", says = "a flag")
    static Play aFlag(Stage stage) throws Exception {
        stage.table("orders(id, paid)", 10, i -> row(100 + i, i % 2 == 0))
                .table("reports(v, paid)", 4, i -> row(i, i % 2 == 0));
        return Play.once(db -> {
            db.rows("select id, paid from orders");
            for (int i = 0; i < 2; i++) {
                db.rows("select v from reports where paid = ?", i % 2 == 0);
            }
        });
    }

    @Situation(id = "X73", says = "keys of 128 bits, no name agrees", finds = "A01 a.y -> b.z ?1 k=10 n=10 JOIN loop")
    static Play uuids(Stage stage) throws Exception {
        stage.table("a(x, y)", 10, i -> row(i, new UUID(i * 77L, 7)))
                .table("b(z, v)", 10, i -> row(new UUID(i * 77L, 7), 5));
        return Play.once(db -> {
            for (Row r : db.rows("select x, y from a")) { // loop
                db.rows("select v from b where z = ?", r.get("y"));
            }
        });
    }

    @Situation(id = "X74", says = "keys that are texts", finds = "A01 book.isbn -> offer.isbn ?1 k=8 n=8 JOIN loop")
    static Play texts(Stage stage) throws Exception {
        stage.table("book(isbn, title)", 8, i -> row("978-" + i * 37, "t"))
                .table("offer(isbn, price)", 8, i -> row("978-" + i * 37, 5));
        return Play.once(db -> {
            for (Row r : db.rows("select isbn, title from book")) { // loop
                db.rows("select price from offer where isbn = ?", r.get("isbn"));
            }
        });
    }

    @Situation(
            id = "X75",
            says = "read as a number, bound as a decimal",
            finds = "A01 orders.user_id -> users.id ?1 k=10 n=10 JOIN loop")
    static Play boundAsADecimal(Stage stage) throws Exception {
        stage.table("orders(id, user_id)", 10, i -> row(i, 31L * i)).table("users(id, name)", 400, i -> row(i, "u"));
        return Play.once(db -> {
            for (Row r : db.rows("select id, user_id from orders")) { // loop
                long key = ((Number) r.get("user_id")).longValue();
                try (var query = db.connection().prepareStatement("select name from users where id = ?")) {
                    query.setBigDecimal(1, BigDecimal.valueOf(key));
                    db.seen();
                    try (var rows = query.executeQuery()) {
                        Session.read(rows);
                    }
                }
            }
        });
    }

    @Situation(
            id = "X76",
            says = "a column of a star, by its name",
            finds = "A01 orders.user_id -> users.id ?1 k=10 n=10 JOIN loop")
    static Play byName(Stage stage) throws Exception {
        stage.table("orders(id, note, user_id)", 10, i -> row(i, "n", i * 7919))
                .table("users(id, name)", 10, i -> row(i * 7919, "u"));
        return Play.once(db -> {
            for (Row r : db.named("select * from orders", "user_id")) { // loop
                db.rows("select name from users where id = ?", r.get("user_id"));
            }
        });
    }

    @Situation(
            id = "X77",
            says = "a column of a star, by its number",
            finds = "A01 a.column 3 -> b.k ?1 k=10 n=10 PREFETCH loop")
    static Play byNumber(Stage stage) throws Exception {
        stage.table("a(id, note, ref)", 10, i -> row(i, "n", i * 7919)).table("b(k, v)", 10, i -> row(i * 7919, "v"));
        return Play.once(db -> {
            for (Row r : db.rows("select * from a")) { // loop
                db.rows("select v from b where k = ?", r.get("ref"));
            }
        });
    }

    @Situation(
            id = "X78",
            says = "the parent's column is an alias",
            finds = "A01 orders.customer -> cust.id ?1 k=10 n=10 JOIN loop")
    static Play anAlias(Stage stage) throws Exception {
        stage.table("orders(id, c)", 10, i -> row(i, 100 + 9 * i))
                .table("cust(id, name)", 10, i -> row(100 + 9 * i, "c"));
        return Play.once(db -> {
            for (Row r : db.rows("select o.id, o.c as customer from orders o")) { // loop
                db.rows("select name from cust where id = ?", r.get("customer"));
            }
        });
    }

    @Situation(
            id = "X79",
            says = "a key that was read, then padded to a text",
            finds = "A02 labels.code ?1 k=10 BATCH loop")
    static Play aComputedKey(Stage stage) throws Exception {
        stage.table("orders(id)", 10, i -> row(i)).table("labels(code, v)", 10, i -> row("L" + i, "v"));
        return Play.once(db -> {
            for (Row r : db.rows("select id from orders")) { // loop
                db.rows("select v from labels where code = ?", "L" + r.get("id"));
            }
        });
    }
}
