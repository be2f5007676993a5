package dev.flycatcher.testapps.corpus;

import static dev.flycatcher.testapps.corpus.PlainLoops.CUST;
import static dev.flycatcher.testapps.corpus.PlainLoops.TO_ONE;
import static dev.flycatcher.testapps.corpus.Stage.row;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** S19 to S22 and others: loops whose order is lost to threads, maps and shuffles. */
final class LostOrder {
    private static final String ORDERS = "select id, cust_id from orders";
    private static final String BY_THREADS = "A01 orders.cust_id -> cust.id ?1 k=10 n=10 JOIN";

    private LostOrder() {}

    private static Callable<List<Row>> asking(Stage stage, Row r) {
        return () -> {
            try (Session own = stage.open()) {
                return own.rows(CUST, r.get("cust_id"));
            }
        };
    }

    @Situation(id = "S19", says = "four threads of a pool", finds = BY_THREADS)
    static Play threadsOfAPool(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            ExecutorService pool = Executors.newFixedThreadPool(4);
            try {
                List<Callable<List<Row>>> tasks =
                        db.rows(ORDERS).stream().map(r -> asking(stage, r)).toList();
                for (Future<List<Row>> done : pool.invokeAll(tasks)) {
                    done.get();
                }
            } finally {
                pool.shutdown();
            }
        });
    }

    @Situation(id = "S20", says = "a virtual thread per row", finds = BY_THREADS, java = 21)
    static Play aVirtualThreadPerRow(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            ExecutorService pool = (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
            try {
                List<Callable<List<Row>>> tasks =
                        db.rows(ORDERS).stream().map(r -> asking(stage, r)).toList();
                for (Future<List<Row>> done : pool.invokeAll(tasks)) {
                    done.get();
                }
            } finally {
                pool.shutdown();
            }
        });
    }

    @Situation(id = "S22", says = "a parallel stream over the rows", finds = BY_THREADS)
    static Play aParallelStream(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            List<Row> orders = db.rows(ORDERS);
            db.close();
            orders.parallelStream().forEach(r -> {
                try {
                    asking(stage, r).call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        });
    }

    @Situation(id = "X01", says = "rows shuffled before the loop", finds = TO_ONE)
    static Play shuffled(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            List<Row> rows = new ArrayList<>(db.rows(ORDERS));
            Collections.shuffle(rows, new Random(1));
            for (Row r : rows) { // loop
                db.rows(CUST, r.get("cust_id"));
            }
        });
    }

    @Situation(
            id = "X02",
            says = "sparse ids shuffled, no name agrees",
            finds = "A01 a.ref -> b.k ?1 k=10 n=10 JOIN loop")
    static Play sparseIdsShuffled(Stage stage) throws Exception {
        stage.table("a(id, ref)", 10, i -> row(i, i * 7919)).table("b(k, v)", 10, i -> row(i * 7919, "v"));
        return Play.once(db -> {
            List<Row> rows = new ArrayList<>(db.rows("select id, ref from a"));
            Collections.shuffle(rows, new Random(1));
            for (Row r : rows) { // loop
                db.rows("select v from b where k = ?", r.get("ref"));
            }
        });
    }

    @Situation(id = "X03", says = "a loop from the last row to the first", finds = TO_ONE)
    static Play backwards(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            List<Row> rows = db.rows(ORDERS);
            for (int i = rows.size() - 1; i >= 0; i--) { // loop
                db.rows(CUST, rows.get(i).get("cust_id"));
            }
        });
    }

    @Situation(id = "X04", says = "asked before it was read", finds = "A02 cust.id ?1 k=10 BATCH loop")
    static Play askedBeforeItWasRead(Stage stage) throws Exception {
        PlainLoops.orders(stage);
        return Play.once(db -> {
            for (int i = 1; i <= 10; i++) { // loop
                db.rows(CUST, 1 + i * 7 % 10);
            }
            db.rows(ORDERS);
        });
    }

    @Situation(
            id = "X05",
            says = "two threads with a loop each",
            finds = "A01 orders.cust_id -> cust.id ?1 k=20 n=20 JOIN loop")
    static Play twoThreadsWithALoopEach(Stage stage) throws Exception {
        PlainLoops.orders(stage)
                .table("orders(id, cust_id)", 20, i -> row(i, i * 31))
                .table("cust(id, name)", 700, i -> row(i, "c"));
        return Play.once(db -> {
            ExecutorService pool = Executors.newFixedThreadPool(2);
            try {
                List<Callable<Integer>> halves = List.of(() -> half(stage, 1), () -> half(stage, 11));
                for (Future<Integer> done : pool.invokeAll(halves)) {
                    done.get();
                }
            } finally {
                pool.shutdown();
            }
        });
    }

    private static int half(Stage stage, int from) throws SQLException {
        try (Session own = stage.open()) {
            int read = 0;
            for (Row r : own.rows("select id, cust_id from orders where id between ? and ?", from, from + 9)) { // loop
                read += own.rows(CUST, r.get("cust_id")).size();
            }
            return read;
        }
    }
}
