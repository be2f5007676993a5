package dev.flycatcher.testapps.corpus;

import static dev.flycatcher.testapps.corpus.Stage.row;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What becomes of statements and of the rows they give: closed or not, a few at a time, fetched and never read. */
final class Statements {
    private static final String MANY = "select id, v from many order by id limit ?";
    private static final String JOINED = "select o.id as order_id, o.total, c.id as cust_id, c.name as cust_name"
            + " from orders o join cust c on c.id = o.cust_id where o.total > ? order by o.id limit 9";

    private Statements() {}

    private static Stage items(Stage stage) throws SQLException {
        return stage.table("item(id, name)", 90, i -> row(i, "n" + i));
    }

    private static Stage orders(Stage stage) throws SQLException {
        return stage.table("cust(id, name)", 20, i -> row(700 + i, "c" + i))
                .table("orders(id, cust_id, total)", 20, i -> row(i, 700 + i, 10 * i));
    }

    /** A query of which nobody closes the statement. */
    private static PreparedStatement left(Session db, int after) throws SQLException {
        PreparedStatement query = db.connection().prepareStatement("select id from item where id > ? order by id");
        query.setInt(1, after);
        db.seen();
        ResultSet rows = query.executeQuery();
        while (rows.next()) {
            rows.getInt(1);
        }
        return query;
    }

    @Situation(id = "Y34", says = "a join that nobody reads from", tells = "A34 orders.cust k=20")
    static Play aJoinInVain(Stage stage) throws Exception {
        orders(stage);
        return Play.times(20, (db, n) -> joined(db, n, "order_id"));
    }

    @Situation(id = "Y34b", says = "a join that one request in forty reads from")
    static Play aJoinSeldomRead(Stage stage) throws Exception {
        orders(stage);
        return Play.times(40, (db, n) -> joined(db, n, n == 20 ? "cust_name" : "order_id"));
    }

    private static void joined(Session db, int more, String label) throws SQLException {
        try (PreparedStatement query = db.connection().prepareStatement(JOINED)) {
            query.setInt(1, more);
            db.seen();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    rows.getObject(label);
                }
            }
        }
    }

    @Situation(
            id = "Y43",
            says = "four thousand rows, one at a time",
            finds = "A43 many k=1",
            not = {"SQLITE", "H2"},
            because = "runs inside the program: no trips")
    static Play oneRowAtATime(Stage stage) throws Exception {
        stage.table("many(id, v)", 4_000, i -> row(i, "v"));
        return Play.once(db -> {
            db.begin();
            fetch(db, 4_000, 1);
            db.commit();
        });
    }

    @Situation(id = "Y43b", says = "nine hundred rows, ninety at a time, or two where the driver takes all")
    static Play ninetyRowsAtATime(Stage stage) throws Exception {
        stage.table("many(id, v)", 1_000, i -> row(i, "v"));
        return Play.once(db -> {
            fetch(db, 880, 2);
            db.begin();
            fetch(db, 900, 90);
            db.change("update many set v = ? where id = ?", "w", 7);
            db.commit();
        });
    }

    private static void fetch(Session db, int limit, int size) throws SQLException {
        try (PreparedStatement query = db.connection().prepareStatement(MANY)) {
            query.setInt(1, limit);
            query.setFetchSize(size);
            db.seen();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    rows.getInt(1);
                    rows.getString(2);
                }
            }
        }
    }

    @Situation(id = "Y48", says = "a statement left to its connection", finds = "A48 item k=1")
    static Play leftOpen(Stage stage) throws Exception {
        items(stage);
        return Play.once(db -> left(db, 70));
    }

    @Situation(id = "Y48b", says = "sixty statements open at a time", finds = "A48 item k=60 loop")
    static Play sixtyAtATime(Stage stage) throws Exception {
        items(stage);
        return Play.once(db -> openAtATime(db, 60));
    }

    @Situation(id = "Y48c", says = "fifty statements open at a time, and all closed")
    static Play fiftyAtATime(Stage stage) throws Exception {
        items(stage);
        return Play.once(db -> openAtATime(db, 50));
    }

    private static void openAtATime(Session db, int statements) throws SQLException {
        List<PreparedStatement> open = new ArrayList<>();
        for (int n = 0; n < statements; n++) { // loop
            open.add(left(db, n));
        }
        for (PreparedStatement each : open) {
            each.close();
        }
    }
}
