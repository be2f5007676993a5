package dev.flycatcher.testapps.corpus;

import static dev.flycatcher.testapps.corpus.PlainLoops.CUST;
import static dev.flycatcher.testapps.corpus.PlainLoops.TO_ONE;
import static dev.flycatcher.testapps.corpus.Stage.row;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** S51 to S84: what looks like a loop and is none. */
final class LookAlikes {
    private static final String USER = "select id, name from users where id = ?";

    private LookAlikes() {}

    private static Stage users(Stage stage) throws SQLException {
        return stage.table("users(id, name)", 200, i -> row(i, "u" + i));
    }

    @Situation(id = "S51", says = "one query in each of a hundred requests")
    static Play oneQueryPerRequest(Stage stage) throws Exception {
        users(stage);
        return Play.times(100, (db, n) -> db.rows(USER, n + 1));
    }

    @Situation(id = "S52", says = "a poller that finds nothing")
    static Play aPoller(Stage stage) throws Exception {
        stage.table("jobs(id, state)", 1, i -> row(1, "done"));
        return Play.times(30, (db, n) -> db.rows("select id from jobs where state = ?", "new"));
    }

    @Situation(id = "S53", says = "a retry after two failures")
    static Play aRetry(Stage stage) throws Exception {
        stage.run("drop table if exists late");
        return Play.once(db -> {
            db.fails("select v from late where k = ?", 7);
            db.fails("select v from late where k = ?", 7);
            stage.table("late(k, v)", 9, i -> row(i, "v"));
            db.rows("select v from late where k = ?", 7);
        });
    }

    @Situation(id = "S54", says = "a batch fetch in two lists")
    static Play aBatchFetch(Stage stage) throws Exception {
        stage.table("p(id, c_id)", 100, i -> row(i, 1000 + i)).table("c(id, name)", 100, i -> row(1000 + i, "c"));
        return Play.once(db -> {
            List<Row> rows = db.rows("select id, c_id from p");
            lists(db, rows, 50, "c_id", "select id, name from c where id in (");
        });
    }

    static void lists(Session db, List<Row> rows, int size, String column, String sql) throws SQLException {
        for (int from = 0; from < rows.size(); from += size) {
            Object[] keys = rows.subList(from, from + size).stream()
                    .map(r -> r.get(column))
                    .toArray();
            db.rows(sql + "?" + ", ?".repeat(size - 1) + ")", keys);
        }
    }

    @Situation(id = "S58", says = "sender and receiver")
    static Play senderAndReceiver(Stage stage) throws Exception {
        users(stage).table("message(id, sender_id, receiver_id)", 9, i -> row(i, 1, 2));
        return Play.once(db -> {
            Row message = db.row("select id, sender_id, receiver_id from message where id = ?", 9);
            db.rows(USER, message.get("sender_id"));
            db.rows(USER, message.get("receiver_id"));
        });
    }

    @Situation(id = "S59", says = "eight pages by offset")
    static Play pagesByOffset(Stage stage) throws Exception {
        stage.table("item(id, name)", 200, i -> row(i, "n"));
        return Play.once(db -> {
            for (int page = 0; page < 8; page++) {
                db.rows("select id, name from item order by id limit ? offset ?", 20, page * 20);
            }
        });
    }

    @Situation(id = "S61", says = "an export in ten lists")
    static Play anExport(Stage stage) throws Exception {
        stage.table("big(id, body)", 10_000, i -> row(i, "b"));
        return Play.once(db -> {
            List<Row> ids = db.rows("select id from big");
            lists(db, ids, 1000, "id", "select id, body from big where id in (");
        });
    }

    @Situation(id = "S62", says = "one order, its items, its customer")
    static Play onePlusOne(Stage stage) throws Exception {
        PlainLoops.orders(stage).table("items(id, order_id)", 30, i -> row(1000 + i, 1 + i % 10));
        return Play.once(db -> {
            Row order = db.row("select id, cust_id from orders where id = ?", 7);
            db.rows("select id, order_id from items where order_id = ?", 7);
            db.rows(CUST, order.get("cust_id"));
        });
    }

    @Situation(id = "S65", says = "the connection checked at each checkout")
    static Play checkedAtCheckout(Stage stage) throws Exception {
        users(stage);
        return Play.once(db -> {
            for (String sql : List.of("select count(*) from users", "select max(id) from users", USER)) {
                db.connection().isValid(1);
                db.rows("select 1");
                db.rows(sql, sql.equals(USER) ? new Object[] {7} : new Object[0]);
            }
        });
    }

    @Situation(id = "S67", says = "three shards asked the same")
    static Play threeShards(Stage stage) throws Exception {
        List<Stage> shards = new ArrayList<>();
        for (int n = 1; n <= 3; n++) {
            shards.add(users(stage.shard(n)));
        }
        return Play.once(db -> {
            db.close();
            for (Stage shard : shards) {
                try (Session own = shard.open()) {
                    own.rows("select count(*) from users where name = ?", "u5");
                }
            }
        });
    }

    @Situation(id = "S69", says = "a status code among the binds")
    static Play aStatusCode(Stage stage) throws Exception {
        stage.table("orders(id, status)", 10, i -> row(i, i % 2))
                .table("reports(id, kind)", 4, i -> row(90 + i, i % 2));
        return Play.once(db -> {
            db.rows("select id, status from orders");
            db.rows("select * from reports where kind = ?", 1);
            db.rows("select * from reports where kind = ?", 0);
        });
    }

    @Situation(id = "S73", says = "four different settings")
    static Play fourSettings(Stage stage) throws Exception {
        for (String t : List.of("a", "b", "c", "d")) {
            stage.table("cfg_" + t + "(v)", 1, i -> row(t));
        }
        return Play.once(db -> {
            for (String t : List.of("a", "b", "c", "d")) {
                db.rows("select v from cfg_" + t);
            }
        });
    }

    @Situation(id = "S74", says = "a count and its page", tells = "A12 item k=1")
    static Play aCountAndItsPage(Stage stage) throws Exception {
        stage.table("item(id, kind, name)", 55, i -> row(i, 3, "n"));
        return Play.once(db -> {
            db.rows("select count(*) from item where kind = ?", 3);
            db.rows("select id, name from item where kind = ? order by id limit 20", 3);
        });
    }

    @Situation(id = "S76", says = "two rows of an import checked")
    static Play twoRowsChecked(Stage stage) throws Exception {
        stage.table("users(id, email)", 1, i -> row(1, "nobody"));
        return Play.once(db -> {
            db.begin();
            for (int i = 0; i < 2; i++) {
                db.rows("select id from users where email = ?", "u" + i);
                db.change("insert into users(id, email) values (?, ?)", 100 + i, "u" + i);
            }
            db.commit();
        });
    }

    @Situation(id = "S77", says = "a pool, a proxy and a lazy proxy one in the other", finds = TO_ONE)
    static Play doublyProxied(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        HikariConfig config = new HikariConfig();
        config.setDataSource(stage.source());
        config.setMaximumPoolSize(2);
        return Play.once(db -> {
            db.close();
            try (HikariDataSource pool = new HikariDataSource(config)) {
                var proxied = ProxyDataSourceBuilder.create(pool).countQuery().build();
                var lazy = new LazyConnectionDataSourceProxy(proxied);
                lazy.setDefaultAutoCommit(true);
                lazy.setDefaultTransactionIsolation(java.sql.Connection.TRANSACTION_SERIALIZABLE);
                try (Session own = stage.around(lazy.getConnection())) {
                    for (Row r : own.rows("select id, cust_id from orders")) { // loop
                        own.rows(CUST, r.get("cust_id"));
                    }
                }
            }
        });
    }

    @Situation(id = "S82", says = "an insert in batches of fifty")
    static Play aBatchInsert(Stage stage) throws Exception {
        stage.table("t(id, x)", 1, i -> row(1, "x"));
        return Play.once(db -> {
            db.begin();
            for (int n = 1; n <= 4; n++) {
                int first = n * 50;
                db.batch(
                        "insert into t(id, x) values (?, ?)",
                        IntStream.range(0, 50)
                                .mapToObj(i -> row(first + i, "x"))
                                .toList());
            }
            db.commit();
        });
    }
}
