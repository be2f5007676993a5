package dev.flycatcher.testapps.corpus;

import static dev.flycatcher.testapps.corpus.PlainLoops.CUST;
import static dev.flycatcher.testapps.corpus.PlainLoops.TO_ONE;
import static dev.flycatcher.testapps.corpus.Stage.row;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** S15 to S49 but for threads: what detectors that count texts or stacks miss or misname. */
public final class TrickyLoops {
    private static final String ORDERS = "select id, cust_id from orders";

    private TrickyLoops() {}

    @Situation(
            id = "S15",
            says = "values written into the text",
            finds = {TO_ONE, "A39 cust k=10 loop"})
    static Play literals(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            for (Row r : db.plain(ORDERS)) { // loop
                db.plain("select id, name from cust where id = " + r.get("cust_id"));
            }
        });
    }

    @Situation(id = "S16", says = "one statement prepared once", finds = TO_ONE)
    static Play preparedOnce(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            List<Row> orders = db.rows(ORDERS);
            try (PreparedStatement statement = db.connection().prepareStatement(CUST)) {
                for (Row r : orders) { // loop
                    db.rows(statement, r.get("cust_id"));
                }
            }
        });
    }

    @Situation(id = "S17", says = "texts that differ in comment, space and alias", finds = TO_ONE)
    static Play textsThatDiffer(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            int n = 0;
            for (Row r : db.rows(ORDERS)) { // loop
                n++;
                String sql = "select c%1$d.id, c%1$d.name /* %1$d */ from  cust c%1$d where c%1$d.id=?";
                db.rows(String.format(sql, n), r.get("cust_id"));
            }
        });
    }

    @Situation(id = "S23", says = "a parent drained long before", finds = TO_ONE)
    static Play aParentDrainedLongBefore(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            List<Row> orders = db.rows(ORDERS);
            Thread.sleep(200);
            for (Row r : orders) { // loop
                db.rows(CUST, r.get("cust_id"));
            }
        });
    }

    @Situation(
            id = "S24",
            says = "only some of the rows ask",
            finds = "A01 orders.cust_id -> cust.id ?1 k=4 n=10 JOIN loop")
    static Play someOfTheRows(Stage stage) throws Exception {
        PlainLoops.orders(stage)
                .table("orders(id, cust_id, kind)", 10, i -> row(i, 1 + i * 7 % 10, i % 3 == 0 || i == 5 ? "B" : "A"));
        return Play.once(db -> {
            for (Row r : db.rows("select id, cust_id, kind from orders")) { // loop
                if (r.get("kind").equals("B")) {
                    db.rows(CUST, r.get("cust_id"));
                }
            }
        });
    }

    @Situation(id = "S25", says = "a cache leaves three", finds = "A01 orders.cust_id -> cust.id ?1 k=3 n=10 JOIN loop")
    static Play aCacheLeavesThree(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            for (Row r : db.rows(ORDERS)) { // loop
                if (Set.of(2, 6, 9).contains(r.number("id"))) {
                    db.rows(CUST, r.get("cust_id"));
                }
            }
        });
    }

    @Situation(
            id = "S26",
            says = "two customers of ten orders, each once",
            finds = "A01 orders.cust_id -> cust.id ?1 k=2 n=10 JOIN loop")
    static Play twoCustomersOfTen(Stage stage) throws Exception {
        PlainLoops.orders(stage).table("orders(id, cust_id)", 10, i -> row(i, 3 + i % 2));
        return Play.once(db -> {
            Set<Object> known = new HashSet<>();
            for (Row r : db.rows(ORDERS)) { // loop
                if (known.add(r.get("cust_id"))) {
                    db.rows(CUST, r.get("cust_id"));
                }
            }
        });
    }

    @Situation(
            id = "S28",
            says = "a list of one per row",
            finds = {TO_ONE, "A08 cust.id ?1 k=10 BATCH loop"})
    static Play aListOfOnePerRow(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            for (Row r : db.rows(ORDERS)) { // loop
                db.rows("select id, name from cust where id in (?)", r.get("cust_id"));
            }
        });
    }

    /** What H2 calls for S30. */
    public static ResultSet customer(Connection connection, int id) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(CUST);
        statement.setInt(1, id);
        return statement.executeQuery();
    }

    @Situation(
            id = "S30",
            says = "a procedure per row",
            finds = "A01 orders.cust_id -> ? ?1 k=10 n=10 ADVICE loop",
            not = "SQLITE",
            because = "has no procedures")
    static Play aProcedurePerRow(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        stage.run(
                stage.engine() == Engine.H2
                        ? "create alias if not exists get_customer for '" + TrickyLoops.class.getName() + ".customer'"
                        : "create or replace function get_customer(int) returns table(id int, name varchar) as "
                                + "'select id, name from cust where id = $1' language sql");
        return Play.once(db -> {
            for (Row r : db.rows(ORDERS)) { // loop
                try (CallableStatement call = db.connection().prepareCall("{call get_customer(?)}")) {
                    db.rows(call, r.get("cust_id"));
                }
            }
        });
    }

    @Situation(
            id = "S31",
            says = "a view per row",
            finds = "A01 orders.cust_id -> v_customer.id ?1 k=10 n=10 JOIN loop")
    static Play aViewPerRow(Stage stage) throws Exception {
        stage.run("drop view if exists v_customer");
        PlainLoops.orders(stage).table("holder(id, name)", 10, i -> row(i, "c" + i));
        stage.run("create view v_customer as select id, name from holder");
        return Play.once(db -> {
            for (Row r : db.rows(ORDERS)) { // loop
                db.rows("select * from v_customer where id = ?", r.get("cust_id"));
            }
        });
    }

    /** One layer of an application. */
    private record Repository(Session db) {
        List<Row> byId(Object id) throws SQLException {
            return db.rows(CUST, id);
        }
    }

    /** Another. */
    private record Service(Repository repository) {
        List<Row> find(Object id) throws SQLException {
            return repository.byId(id);
        }
    }

    @Situation(id = "S32", says = "the loop three layers up", finds = TO_ONE)
    static Play threeLayers(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            Service service = new Service(new Repository(db));
            for (Row r : db.rows(ORDERS)) { // loop
                service.find(r.get("cust_id"));
            }
        });
    }

    @Situation(
            id = "S34",
            says = "a tree walked in depth",
            finds = "A07 node.id -> node.parent ?1 k=62 n=62 RECURSIVE loop")
    static Play aTreeWalk(Stage stage) throws Exception {
        stage.table("node(id, parent, name)", 62, i -> row(i, (i - 1) / 2, "n"));
        return Play.once(db -> walk(db, 0));
    }

    private static void walk(Session db, int parent) throws SQLException {
        for (Row r : db.rows("select id, name from node where parent = ?", parent)) { // loop
            walk(db, r.number("id"));
        }
    }

    @Situation(
            id = "S35",
            says = "one of two tables per row",
            finds = {
                "A01 media.photo_or_video_id -> photo.id ?1 k=5 n=10 JOIN loop",
                "A01 media.photo_or_video_id -> video.id ?1 k=5 n=10 JOIN loop"
            })
    static Play oneOfTwoTables(Stage stage) throws Exception {
        stage.table("media(id, kind, photo_or_video_id)", 10, i -> row(i, i % 2, 100 + 17 * i))
                .table("photo(id, name)", 300, i -> row(i, "p"))
                .table("video(id, name)", 300, i -> row(i, "v"));
        return Play.once(db -> {
            for (Row r : db.rows("select id, kind, photo_or_video_id from media")) { // loop
                String table = r.number("kind") == 0 ? "photo" : "video";
                db.rows("select * from " + table + " where id = ?", r.get("photo_or_video_id"));
            }
        });
    }

    @Situation(id = "S36", says = "a key of two columns", finds = "A01 pairs.b -> child.b ?2 k=10 n=10 JOIN loop")
    static Play aKeyOfTwoColumns(Stage stage) throws Exception {
        stage.table("pairs(a, b)", 10, i -> row(i % 3, 50 + i))
                .table("child(a, b, name)", 10, i -> row(i % 3, 50 + i, "x"));
        return Play.once(db -> {
            for (Row r : db.rows("select a, b from pairs")) { // loop
                db.rows("select * from child where a = ? and b = ?", r.get("a"), r.get("b"));
            }
        });
    }

    @Situation(id = "S42", says = "a probe per row", finds = "A06 orders.cust_id -> cust.id ?2 k=10 n=10 GROUP_BY loop")
    static Play aProbePerRow(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            for (Row r : db.rows(ORDERS)) { // loop
                db.rows("select 1 from cust where id = ?", r.get("cust_id"));
            }
        });
    }

    @Situation(id = "S43", says = "a list that holds one row", tells = "A03 orders.cust_id -> cust.id ?1 k=1 n=1 JOIN")
    static Play aListOfOneRow(Stage stage) throws Exception {
        PlainLoops.orders(stage).table("orders(id, cust_id, status)", 1, i -> row(7, 3, "open"));
        return Play.once(db -> {
            for (Row r : db.rows("select id, cust_id from orders where status = ?", "open")) {
                db.rows(CUST, r.get("cust_id"));
            }
        });
    }

    @Situation(
            id = "S49",
            says = "the varying bind is the second",
            finds = "A01 orders.cust_id -> cust.id ?2 k=10 n=10 JOIN loop")
    static Play theSecondBind(Stage stage) throws Exception {
        PlainLoops.orders(stage)
                .table("cust(id, name, grp)", 10, i -> row(i, "c", 5))
                .table("grp(id, name, tenant)", 5, i -> row(i, "g", 77));
        return Play.once(db -> {
            for (Row r : db.rows(ORDERS)) { // loop
                db.rows(
                        "select c.id, g.name from cust c join grp g on g.id = c.grp where g.tenant = ? and c.id = ?",
                        77,
                        r.get("cust_id"));
            }
        });
    }
}
