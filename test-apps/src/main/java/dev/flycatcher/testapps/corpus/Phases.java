package dev.flycatcher.testapps.corpus;

import static dev.flycatcher.testapps.corpus.Stage.row;

/** What an application does at its start, and a test before and after it acts: S56 to S84. */
final class Phases {
    private static final String PHASES = "tests' and applications' phases are told by the test framework's extension";

    private Phases() {}

    @Situation(
            id = "S56",
            says = "a cache warmed at start",
            tells = "A02 product.id ?1 k=200 BATCH loop",
            not = "AGENT",
            because = PHASES)
    static Play aCacheWarmed(Stage stage) throws Exception {
        stage.table("product(id, name)", 200, i -> row(i, "p"));
        return Play.of("STARTUP", "main", db -> {
            for (int id = 1; id <= 200; id++) { // loop
                db.rows("select id, name from product where id = ?", id);
            }
        });
    }

    @Situation(
            id = "S63",
            says = "a fixture that checks each row",
            tells = "A14 users.email ?1 k=20",
            not = "AGENT",
            because = PHASES)
    static Play aFixture(Stage stage) throws Exception {
        stage.table("users(id, email)", 1, i -> row(1, "nobody"));
        return Play.of("SETUP", "OrderTest", db -> {
            db.begin();
            for (int i = 0; i < 20; i++) {
                db.rows("select id from users where email = ?", "u" + i);
                db.change("insert into users(id, email) values (?, ?)", 100 + i, "u" + i);
            }
            db.commit();
        });
    }

    @Situation(
            id = "S80",
            says = "ten codes looked up when a class loads",
            tells = "A02 codes.k ?1 k=10 BATCH loop",
            not = "AGENT",
            because = PHASES)
    static Play codesAtStart(Stage stage) throws Exception {
        stage.table("codes(k, v)", 10, i -> row("k" + i, "v"));
        return Play.of("STARTUP", "main", db -> {
            for (int i = 1; i <= 10; i++) { // loop
                db.rows("select v from codes where k = ?", "k" + i);
            }
        });
    }

    @Situation(id = "S84", says = "what a test asks to check itself", not = "AGENT", because = PHASES)
    static Play whatATestChecks(Stage stage) throws Exception {
        stage.table("orders(id, x)", 1, i -> row(1, "x"));
        return Play.of("TEST", "SavesOrdersTest.savesAll", SavesOrdersTest::savesAll);
    }
}
