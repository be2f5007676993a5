package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A labelled situation: what ran, and which tables' queries ran once per row or key when they need not have.
 *
 * @param id row of the corpus, empty for one made for this page
 * @param loops by table, the table that fed it; "" where nothing recorded did
 */
record Contest(String id, String title, Map<String, String> loops, List<Scenario> units) {
    private static final String CUST = "select id, name from cust where id = ?";
    private static final String USER = "select id, name from users where id = ?";

    static List<Contest> all() {
        List<Contest> all = new ArrayList<>();
        loops(all);
        trickyLoops(all);
        lookAlikes(all);
        others(all);
        return all;
    }

    private static void add(
            List<Contest> all, String id, String title, Map<String, String> loops, Consumer<Scenario> body) {
        Scenario unit = Scenario.unit("GET /orders").at("app.Orders.list:*42");
        body.accept(unit);
        all.add(new Contest(id, title, loops, List.of(unit)));
    }

    private static List<Row> orders(Scenario u, int count) {
        return u.select("select id, cust_id from orders").gives(count, i -> row(i, 100 + i * 7 % 91));
    }

    private static void cust(Scenario u, Object id) {
        u.select(CUST, id).gives(1, i -> row(id, "x"));
    }

    private static void loops(List<Contest> all) {
        add(
                all,
                "S01",
                "a customer per order",
                Map.of("cust", "orders"),
                u -> orders(u, 10).forEach(r -> cust(u, r.get("cust_id"))));
        add(
                all,
                "S02",
                "books per author",
                Map.of("books", "author"),
                u -> u.select("select id, name from author")
                        .gives(10, i -> row(i, "a"))
                        .forEach(r -> u.select("select id, author_id from books where author_id = ?", r.get("id"))
                                .gives(3, i -> row(50 + i, r.get("id")))));
        add(
                all,
                "S03",
                "a count per customer",
                Map.of("orders", "cust"),
                u -> u.select("select id from cust")
                        .gives(10, i -> row(i))
                        .forEach(r -> u.select("select count(*) from orders where cust_id = ?", r.get("id"))
                                .gives(1, i -> row(i))));
        add(
                all,
                "S06",
                "two queries per row, in turns",
                Map.of("cust", "orders", "items", "orders"),
                u -> orders(u, 10).forEach(r -> {
                    cust(u, r.get("cust_id"));
                    u.select("select sku from items where order_id = ?", r.get("id"))
                            .gives(2, i -> row("s" + i));
                }));
        add(
                all,
                "S07",
                "users by ids from a request",
                Map.of("users", ""),
                u -> IntStream.rangeClosed(1, 50)
                        .forEach(id -> u.select(USER, 1_000 + id * 3).gives(1, i -> row(1_000 + id * 3, "u"))));
        add(
                all,
                "S24",
                "only some of the rows ask",
                Map.of("cust", "orders"),
                u -> orders(u, 10).stream()
                        .filter(r -> (int) r.get("id") % 2 == 0)
                        .forEach(r -> cust(u, r.get("cust_id"))));
        add(
                all,
                "S25",
                "a cache leaves three",
                Map.of("cust", "orders"),
                u -> orders(u, 10).subList(0, 3).forEach(r -> cust(u, r.get("cust_id"))));
    }

    private static void trickyLoops(List<Contest> all) {
        add(
                all,
                "S15",
                "values written into the text",
                Map.of("cust", "orders"),
                u -> orders(u, 10)
                        .forEach(r -> u.select("select id, name from cust where id = " + r.get("cust_id"))
                                .gives(1, i -> row(r.get("cust_id"), "x"))));
        add(all, "S19", "one thread per row", Map.of("cust", "orders"), u -> {
            List<Row> rows = orders(u, 10);
            for (int n = 0; n < rows.size(); n++) {
                u.thread(2 + n).on(2 + n);
                cust(u, rows.get((n * 7 + 3) % 10).get("cust_id"));
            }
        });
        add(
                all,
                "S28",
                "a list of one per row",
                Map.of("cust", "orders"),
                u -> orders(u, 10)
                        .forEach(r -> u.select("select id, name from cust where id in (?)", r.get("cust_id"))
                                .gives(1, i -> row(r.get("cust_id"), "x"))));
        add(all, "S34", "a tree walked in depth", Map.of("node", "node"), u -> walk(u, 1, 6));
        add(
                all,
                "S36",
                "a key of two columns",
                Map.of("child", "pairs"),
                u -> u.select("select a, b from pairs")
                        .gives(10, i -> row(i % 3, 50 + i))
                        .forEach(r -> u.select("select name from child where a = ? and b = ?", r.get("a"), r.get("b"))
                                .gives(1, i -> row("x"))));
        add(
                all,
                "",
                "slow children, 200 ms apart",
                Map.of("cust", "orders"),
                u -> orders(u, 10).forEach(r -> {
                    u.sleep(200);
                    cust(u, r.get("cust_id"));
                }));
        add(
                all,
                "",
                "a tenant in every query",
                Map.of("cust", "orders"),
                u -> u.select("select id, cust_id from orders where tenant = ?", 9)
                        .gives(10, i -> row(i, 700 + 7 * i))
                        .forEach(r -> u.select("select name from cust where id = ? and tenant = ?", r.get("cust_id"), 9)
                                .gives(1, i -> row("x"))));
        add(all, "", "ids of another table agree by accident", Map.of("users", ""), u -> {
            u.select("select id, name from tag").gives(10, i -> row(i, "t"));
            IntStream.rangeClosed(1, 10).forEach(id -> u.select(USER, id).gives(1, i -> row(id, "u")));
        });
    }

    private static void walk(Scenario u, int parent, int depth) {
        for (Row r : u.select("select id from node where parent = ?", parent)
                .gives(depth == 0 ? 0 : 2, i -> row(parent * 2 + i - 1))) {
            walk(u, (int) r.get("id"), depth - 2);
        }
    }

    private static void lookAlikes(List<Contest> all) {
        add(all, "S53", "a retry after two failures", Map.of(), u -> {
            u.select(USER, 7).fails();
            u.select(USER, 7).fails();
            u.select(USER, 7).gives(1, i -> row(7, "u"));
        });
        add(all, "S54", "a batch fetch in two lists", Map.of(), u -> {
            List<Row> rows = u.select("select id, c_id from p").gives(100, i -> row(i, 1_000 + i));
            lists(u, rows, 50, "c_id", "select id, name from c where id in (?");
        });
        add(all, "S61", "an export in ten lists", Map.of(), u -> {
            List<Row> rows = u.select("select id from doc").gives(1_000, i -> row(i));
            lists(u, rows, 100, "id", "select id, body from page where doc_id in (?");
        });
        add(all, "S58", "sender and receiver", Map.of(), u -> {
            Row message = u.select("select id, sender_id, receiver_id from message where id = ?", 9)
                    .gives(1, i -> row(9, 1, 2))
                    .get(0);
            u.at("app.Mail.show:10").select(USER, message.get("sender_id")).gives(1, i -> row(1, "a"));
            u.at("app.Mail.show:11").select(USER, message.get("receiver_id")).gives(1, i -> row(2, "b"));
        });
        add(
                all,
                "S59",
                "eight pages by offset",
                Map.of(),
                u -> IntStream.range(0, 8)
                        .forEach(page -> u.select(
                                        "select id, name from item order by id limit ? offset ?", 20, page * 20)
                                .gives(20, i -> row(page * 20 + i, "n"))));
        add(
                all,
                "",
                "eight pages by key",
                Map.of(),
                u -> IntStream.range(0, 8)
                        .forEach(page -> u.select(
                                        "select id, name from item where id > ? order by id limit 20", page * 20)
                                .gives(20, i -> row(page * 20 + i, "n"))));
        add(all, "S62", "one order, its items, its customer", Map.of(), u -> {
            Row order = u.select("select id, cust_id from orders where id = ?", 7)
                    .gives(1, i -> row(7, 3))
                    .get(0);
            u.select("select sku from items where order_id = ?", 7).gives(2, i -> row("s"));
            cust(u, order.get("cust_id"));
        });
        add(
                all,
                "S67",
                "three shards asked the same",
                Map.of(),
                u -> IntStream.rangeClosed(1, 3)
                        .forEach(shard -> u.on(shard).select(USER, 7).gives(1, i -> row(7, "u" + shard))));
    }

    private static void lists(Scenario u, List<Row> rows, int size, String column, String sql) {
        for (int from = 0; from < rows.size(); from += size) {
            Object[] keys = rows.subList(from, from + size).stream()
                    .map(r -> r.get(column))
                    .toArray();
            u.select(sql + ", ?".repeat(size - 1) + ")", keys).gives(size, i -> row(keys[i - 1], "b"));
        }
    }

    private static void others(List<Contest> all) {
        add(all, "S72", "read, write, read again", Map.of(), u -> {
            for (int n = 0; n < 3; n++) {
                int seen = n;
                u.select("select v from x where id = ?", 1).gives(1, i -> row("v" + seen));
                u.write("update x set v = ? where id = ?", "v" + (n + 1), 1).run();
            }
        });
        add(all, "S74", "a count and its page", Map.of(), u -> {
            u.select("select count(*) from item where kind = ?", 3).gives(1, i -> row(55));
            u.select("select id, name from item where kind = ? order by id limit ?", 3, 20)
                    .gives(20, i -> row(i, "n"));
        });
        all.add(new Contest(
                "S51",
                "one query in each of a hundred requests",
                Map.of(),
                IntStream.range(0, 100)
                        .mapToObj(n -> {
                            Scenario unit = Scenario.unit(n, Unit.Kind.REQUEST, "GET /user/{id}")
                                    .at("app.Users.get:5");
                            unit.select(USER, n).gives(1, i -> row(n, "x"));
                            return unit;
                        })
                        .toList()));
        Scenario start = Scenario.unit(1, Unit.Kind.STARTUP, "main").at("app.Cache.warm:*5");
        IntStream.rangeClosed(1, 200).forEach(id -> start.select(USER, id).gives(1, i -> row(id, "u")));
        all.add(new Contest("S56", "a cache warmed at start", Map.of(), List.of(start)));
    }
}
