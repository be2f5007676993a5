package dev.flycatcher.testapps.corpus;

import static dev.flycatcher.testapps.corpus.Stage.row;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Ids that are counted up from 1 in every table: values agree that have nothing to do with each other. */
final class Coincidences {
    private static final String USER = "select id, name from users where id = ?";
    private static final String ITEMS = "select id from items where order_id = ?";
    private static final String THINGS = "select id from items where thing = ?";

    private Coincidences() {}

    private static Stage stage(Stage stage) throws Exception {
        return stage.table("users(id, name)", 60, i -> row(i, "u" + i))
                .table("tag(id, name)", 10, i -> row(i, "t" + i))
                .table("orders(id, user_id, owner, total)", 10, i -> row(i, i, i, 100 - 7 * (1 + i * 3 % 10)))
                .table("items(id, order_id, thing)", 5, i -> row(500 + i, 900 + i, 900 + i));
    }

    @Situation(id = "X10", says = "ids of tags that users happen to have", finds = "A02 users.id ?1 k=10 BATCH loop")
    static Play idsOfAnotherTable(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            db.rows("select id, name from tag");
            for (int id = 1; id <= 10; id++) { // loop
                db.rows(USER, id);
            }
        });
    }

    @Situation(
            id = "X11",
            says = "a foreign key that names another table that is known",
            finds = "A02 items.order_id ?1 k=10 BATCH loop")
    static Play aKeyThatNamesAnotherTable(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            db.rows("select count(*) from orders");
            db.rows("select id, name from tag");
            for (int id = 1; id <= 10; id++) { // loop
                db.rows(ITEMS, id);
            }
        });
    }

    @Situation(id = "X12", says = "the first ids of a longer list", finds = "A02 items.thing ?1 k=10 BATCH loop")
    static Play thePrefixOfAnotherTable(Stage stage) throws Exception {
        stage(stage).table("tag(id, name)", 50, i -> row(i, "t"));
        return Play.once(db -> {
            db.rows("select id, name from tag");
            for (int id = 1; id <= 10; id++) { // loop
                db.rows(THINGS, id);
            }
        });
    }

    @Situation(id = "X13", says = "more values than the column holds", finds = "A02 items.thing ?1 k=50 BATCH loop")
    static Play moreThanTheColumnHolds(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            db.rows("select id, name from tag");
            for (int id = 1; id <= 50; id++) { // loop
                db.rows(THINGS, id);
            }
        });
    }

    @Situation(
            id = "X14",
            says = "key and foreign key with the same values",
            finds = "A01 orders.user_id -> users.id ?1 k=10 n=10 JOIN loop")
    static Play keyAndForeignKey(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            for (Row r : db.rows("select id, user_id from orders")) { // loop
                db.rows(USER, r.get("user_id"));
            }
        });
    }

    @Situation(
            id = "X15",
            says = "key and role with the same values",
            finds = "A01 orders.owner -> users.id ?1 k=10 n=10 JOIN loop")
    static Play keyAndRole(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            for (Row r : db.rows("select id, owner from orders")) { // loop
                db.rows(USER, r.get("owner"));
            }
        });
    }

    @Situation(id = "X16", says = "two queries that gave the same ids", finds = "A02 items.order_id ?1 k=10 BATCH loop")
    static Play twoQueriesGaveTheSame(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            db.rows("select id from orders where total > 0");
            for (Row r : db.rows("select id, total from orders where total < 1000")) { // loop
                db.rows(ITEMS, r.get("id"));
            }
        });
    }

    @Situation(
            id = "X17",
            says = "of two equal sets, the one in whose order they were asked",
            finds = "A01 orders.id -> items.order_id ?1 k=10 n=10 PREFETCH loop")
    static Play theOneInWhoseOrder(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            db.rows("select id from orders order by id");
            for (Row r : db.rows("select id from orders order by total")) { // loop
                db.rows(ITEMS, r.get("id"));
            }
        });
    }

    @Situation(
            id = "X18",
            says = "of two equal lists, the one that is still being read",
            finds = "A01 author.id -> book.author_id ?1 k=10 n=10 PREFETCH loop",
            not = "POSTGRESQL",
            because = "its driver reads all rows before the first")
    static Play theOneBeingRead(Stage stage) throws Exception {
        stage.table("author(id, name, born)", 10, i -> row(i, "n" + (10 + i), 1900 + i))
                .table("book(id, author_id)", 20, i -> row(300 + i, 1 + i % 10));
        return Play.once(db -> {
            db.rows("select id from author order by name");
            try (PreparedStatement query = db.connection().prepareStatement("select id from author order by born")) {
                db.seen();
                try (ResultSet authors = query.executeQuery()) {
                    while (authors.next()) { // loop
                        db.rows("select id from book where author_id = ?", authors.getInt(1));
                    }
                }
            }
        });
    }

    @Situation(
            id = "X19",
            says = "almost the same order is not the same",
            finds = "A01 users.id -> tweets.user_id ?1 k=200 n=200 PREFETCH loop")
    static Play almostTheSameOrder(Stage stage) throws Exception {
        stage.table("users(id, name)", 200, i -> row(i, "user" + i))
                .table("tweets(id, user_id)", 20, i -> row(1000 + i, i));
        return Play.once(db -> {
            db.rows("select id, name from users order by id");
            for (Row r : db.rows("select id from users order by name")) { // loop
                db.rows("select id from tweets where user_id = ?", r.get("id"));
            }
        });
    }

    @Situation(
            id = "X20",
            says = "order speaks for one, names for the other",
            finds = "A02 items.order_id ?1 k=10 BATCH loop")
    static Play orderAndNamesDisagree(Stage stage) throws Exception {
        stage(stage).table("recent(id)", 10, i -> row(1 + i * 3 % 10));
        stage.run("drop table recent", "create table recent(id integer)");
        for (int i = 1; i <= 10; i++) {
            stage.run("insert into recent values (" + (1 + i * 3 % 10) + ")");
        }
        return Play.once(db -> {
            db.rows("select id from orders order by id");
            for (Row r : db.rows("select id from recent")) { // loop
                db.rows(ITEMS, r.get("id"));
            }
        });
    }

    @Situation(id = "X21", says = "unrelated dense ids in ten orders", finds = "A02 b.k ?1 k=80 BATCH loop")
    static Play unrelatedDenseIds(Stage stage) throws Exception {
        stage.table("b(k, v)", 10, i -> row(i, "v"));
        stage.table("a(id, x)", 10, i -> row(i, i * 7 % 11));
        return Play.times(10, (db, seed) -> {
            db.rows("select id, x from a order by (id * " + (3 + seed * 5) + ") % 11");
            List<Integer> ids = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
            Collections.shuffle(ids, new Random(seed));
            for (int id : ids.subList(0, 8)) { // loop
                db.rows("select v from b where k = ?", id);
            }
        });
    }

    @Situation(id = "X22", says = "two users of a list asked for on two lines")
    static Play twoUsersOnTwoLines(Stage stage) throws Exception {
        stage(stage);
        return Play.once(db -> {
            db.rows("select id, user_id from orders");
            db.rows(USER, 4);
            db.rows(USER, 7);
        });
    }

    @Situation(
            id = "X23",
            says = "a list that failed, then ids from elsewhere",
            finds = "A02 users.id ?1 k=10 BATCH loop")
    static Play aFailedParent(Stage stage) throws Exception {
        stage(stage).run("drop table if exists nowhere");
        return Play.once(db -> {
            db.fails("select id, user_id from nowhere");
            for (int id = 1; id <= 10; id++) { // loop
                db.rows(USER, id);
            }
        });
    }

    @Situation(
            id = "X24",
            says = "roles of users asked for from outside",
            finds = {"A02 users.id ?1 k=10 BATCH loop", "A02 roles.user_id ?1 k=10 BATCH loop"})
    static Play rolesOfUsers(Stage stage) throws Exception {
        stage(stage).table("roles(user_id, role)", 10, i -> row(i, "r"));
        return Play.once(db -> {
            for (int id = 1; id <= 10; id++) { // loop
                db.rows(USER, id);
                db.rows("select role from roles where user_id = ?", id);
            }
        });
    }
}
