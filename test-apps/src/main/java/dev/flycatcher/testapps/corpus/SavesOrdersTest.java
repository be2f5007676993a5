package dev.flycatcher.testapps.corpus;

import static dev.flycatcher.testapps.corpus.Stage.row;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** A test's body: it saves through the application, and then looks for itself what came of it. */
final class SavesOrdersTest {
    private SavesOrdersTest() {}

    static void savesAll(Session db) throws SQLException {
        Saver.save(db, IntStream.rangeClosed(2, 6).mapToObj(i -> row(i, "a")).toList());
        Saver.save(db, IntStream.rangeClosed(7, 11).mapToObj(i -> row(i, "a")).toList());
        try (var statement = db.connection().prepareStatement("select x from orders where id = ?")) {
            for (int i = 2; i <= 11; i++) {
                statement.setInt(1, i);
                db.seen();
                try (var rows = statement.executeQuery()) {
                    rows.next();
                }
            }
        }
    }

    /** The application that is tested. */
    static final class Saver {
        private Saver() {}

        static void save(Session db, List<Object[]> rows) throws SQLException {
            db.begin();
            db.batch("insert into orders(id, x) values (?, ?)", rows);
            db.commit();
        }
    }
}
