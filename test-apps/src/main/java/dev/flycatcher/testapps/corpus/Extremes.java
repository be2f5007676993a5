package dev.flycatcher.testapps.corpus;

import static dev.flycatcher.testapps.corpus.PlainLoops.CUST;
import static dev.flycatcher.testapps.corpus.Stage.row;

import java.util.ArrayList;
import java.util.List;

/** S85 to S90: many units, many executions, long texts, secrets. */
final class Extremes {
    private Extremes() {}

    @Situation(
            id = "S85",
            says = "one loop in thirty requests",
            finds = "A01 orders.cust_id -> cust.id ?1 k=300 n=300 JOIN loop")
    static Play inThirtyRequests(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.times(30, (db, n) -> {
            for (Row r : db.rows("select id, cust_id from orders")) { // loop
                db.rows(CUST, r.get("cust_id"));
            }
        });
    }

    @Situation(
            id = "S86",
            says = "twenty thousand children",
            finds = "A01 orders.cust_id -> cust.id ?1 k=20000 n=20000 JOIN loop")
    static Play twentyThousand(Stage stage) throws Exception {
        stage.table("orders(id, cust_id)", 20_000, i -> row(i, 3 * i))
                .table("cust(id, name)", 20_000, i -> row(3 * i, "c"));
        return Play.once(db -> {
            List<Row> orders = db.rows("select id, cust_id from orders");
            try (var statement = db.connection().prepareStatement(CUST)) {
                for (Row r : orders) { // loop
                    db.rows(statement, r.get("cust_id"));
                }
            }
        });
    }

    @Situation(
            id = "S89",
            says = "a text of 200,000 characters per row",
            finds = "A01 orders.cust_id -> cust.id ?1 k=5 n=5 ADVICE loop")
    static Play aLongText(Stage stage) throws Exception {
        PlainLoops.orders(stage).table("orders(id, cust_id)", 5, i -> row(i, 2 * i));
        String list = " and name in (name" + ", name".repeat(499) + ")";
        return Play.once(db -> {
            for (Row r : db.rows("select id, cust_id from orders")) { // loop
                db.rows(CUST + list.repeat(66), r.get("cust_id"));
            }
        });
    }

    @Situation(
            id = "S90",
            says = "secrets in binds and literals",
            finds = "A01 account.token -> grants.token ?1 k=8 n=8 PREFETCH loop")
    static Play secrets(Stage stage) throws Exception {
        stage.table("account(id, token)", 8, i -> row(i, "hunter2-" + i))
                .table("grants(token, owner, v)", 16, i -> row("hunter2-" + (1 + i % 8), "hunter2", "v"));
        return Play.once(db -> {
            List<Row> accounts = new ArrayList<>(db.rows("select id, token from account where token <> 'hunter2'"));
            for (Row r : accounts) { // loop
                db.rows("select v from grants where token = ? and owner = 'hunter2'", r.get("token"));
            }
        });
    }
}
