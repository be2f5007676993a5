package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.CHICKEN;
import static dev.flycatcher.orm.model.Tables.EGG;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.GADGET;
import static dev.flycatcher.orm.model.Tables.ORDER_LINE;
import static dev.flycatcher.orm.model.Tables.PLAYER;
import static dev.flycatcher.orm.model.Tables.PROFILE;
import static dev.flycatcher.orm.model.Tables.RELATIONSHIP;
import static dev.flycatcher.orm.model.Tables.TEAM;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.jdbc.ConstraintException;
import dev.flycatcher.orm.jdbc.DatabaseException;
import dev.flycatcher.orm.model.Player;
import dev.flycatcher.orm.model.Team;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Type;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryEngine
class SchemaTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase();

    private final Database db = t.db;

    @Test
    @DisplayName("EX-38 tables pointed at are created first, and dropped last; creating again changes nothing")
    void order() {
        db.createTables(TWEET, USER);
        assertThat(t.log.statements().get(0)).contains("\"user\"");
        db.createTables(TWEET, USER);
        t.log.clear();
        db.dropTables(USER, TWEET);
        assertThat(t.log.statements())
                .containsExactly("DROP TABLE IF EXISTS \"tweet\"", "DROP TABLE IF EXISTS \"user\"");
    }

    @Only(Engine.SQLITE)
    @Test
    @DisplayName("CK-01 CK-03 keys of several columns, defaults, pairs that are unique")
    void definitions() {
        db.createTables(ORDER_LINE, PROFILE, RELATIONSHIP, GADGET);
        assertThat(t.log.statements())
                .contains(
                        "CREATE TABLE IF NOT EXISTS \"order_line\" (\"order_no\" INTEGER NOT NULL, \"line_no\" INTEGER NOT NULL,"
                                + " \"product\" TEXT NOT NULL, \"quantity\" INTEGER NOT NULL, PRIMARY KEY (\"order_no\","
                                + " \"line_no\"))",
                        "CREATE UNIQUE INDEX IF NOT EXISTS \"relationship_from_user_id_to_user_id\" ON \"relationship\""
                                + " (\"from_user_id\", \"to_user_id\")")
                .anyMatch(sql -> sql.contains("\"bio\" TEXT NOT NULL DEFAULT ''"))
                .anyMatch(sql -> sql.contains("\"id\" TEXT NOT NULL PRIMARY KEY"));
    }

    @Only({Engine.SQLITE, Engine.POSTGRESQL})
    @Test
    @DisplayName("DF-01 DF-02 DF-03 tables that point at each other: one key deferred, both rows in one transaction")
    void circular() {
        db.createTables(PLAYER, TEAM);
        assertThat(t.log.statements()).anyMatch(sql -> sql.contains("DEFERRABLE INITIALLY DEFERRED"));
        Team team = db.atomic(() -> {
            Team made = db.create(TEAM, x -> x.id(1).name("cats").captainId(7));
            db.create(PLAYER, p -> p.id(7).name("huey").team(made));
            return made;
        });
        Player captain = team.captain();
        assertThat(captain.name()).isEqualTo("huey");
        assertThat(captain.team()).isEqualTo(team);
        assertThatThrownBy(() ->
                        db.atomic(() -> db.create(TEAM, x -> x.name("dogs").captainId(99))))
                .isInstanceOf(ConstraintException.class);
        assertThat(db.from(TEAM).count()).isEqualTo(1);
    }

    @Test
    @Only({Engine.MARIADB, Engine.H2})
    @DisplayName("DF-02: where keys are checked at once, a deferred one is refused before a statement is sent")
    void noDeferredKeys() {
        assertThat(t.count(() -> assertThatThrownBy(() -> db.createTables(PLAYER, TEAM))
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining("has no foreign key that is checked at commit. Make it @Nullable")))
                .isZero();
    }

    @Test
    @DisplayName("DF-02: a circle in which no row can be the first is refused before a statement is sent")
    void endlessCircle() {
        assertThat(t.count(() -> assertThatThrownBy(() -> db.createTables(CHICKEN, EGG))
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining("Chicken.egg, Egg.chicken")
                        .hasMessageContaining("deferred")))
                .isZero();
    }

    @Test
    @DisplayName("FK-20 a foreign key's constraint has a name, by which a migration can drop it")
    void constraintNames() {
        assertThat(Schema.in(Dialect.SQLITE).definition(TWEET).get(0))
                .startsWith("CREATE TABLE \"tweet\" (")
                .contains(
                        "CONSTRAINT \"fk_tweet_user_id_refs_user\" FOREIGN KEY (\"user_id\") REFERENCES \"user\" (\"id\")"
                                + " ON DELETE CASCADE");
    }

    @Test
    @DisplayName("FK-04 a key given by hand is kept, and the next one counts on")
    void givenKeys() {
        db.createTables(USER);
        db.create(USER, u -> u.id(41).username("a"));
        boolean counted = db.dialect().can(Feature.GIVEN_KEYS_COUNT);
        assertThat(db.create(USER, u -> u.username("b")).id()).isEqualTo(counted ? 42 : 1);
        assertThatThrownBy(() -> db.create(USER, u -> u.username("b"))).isInstanceOf(DatabaseException.class);
    }

    /** Indexes of every kind on one table. */
    private static final class Shelf extends DefinedTable<Object> {
        final TextColumn<Object> title = text(Spec.of("title", "title", Type.TEXT));
        final NumberColumn<Object, Integer> year = number(Spec.of("year", "year", Type.INT));

        Shelf(String expression, String where) {
            super(Object.class, "shelf");
            index(true, title, year);
            if (!expression.isEmpty()) {
                indexOver(true, "shelf_expression", expression, "");
            }
            if (!where.isEmpty()) {
                index(true, "shelf_some", where, title);
            }
        }
    }

    private void shelve(String title, int year) {
        String q = db.dialect().quote("title") + ", " + db.dialect().quote("year");
        db.execute("INSERT INTO shelf (" + q + ") VALUES ('" + title + "', " + year + ")");
    }

    @Test
    @Only({Engine.SQLITE, Engine.POSTGRESQL})
    @DisplayName(
            "EX-39 indexes over several columns, over an expression, over some of the rows: the database holds them")
    void indexes() {
        Shelf shelf = new Shelf("lower(title)", "year > 2000");
        db.createTables(shelf);
        db.createTables(shelf);
        shelve("a", 1990);
        assertThatThrownBy(() -> shelve("A", 1991)).isInstanceOf(ConstraintException.class);
        db.dropTables(shelf);
        Shelf some = new Shelf("", "year > 2000");
        db.createTables(some);
        shelve("a", 1990);
        shelve("a", 1991);
        shelve("a", 2001);
        assertThatThrownBy(() -> shelve("a", 2002)).isInstanceOf(ConstraintException.class);
        assertThat(Schema.in(db.dialect()).definition(some))
                .contains("CREATE UNIQUE INDEX \"shelf_some\" ON \"shelf\" (\"title\") WHERE year > 2000");
    }

    @Test
    @Only({Engine.MARIADB, Engine.H2})
    @DisplayName("an index the database does not have is refused before a statement is sent, with what to do instead")
    void noSuchIndexes() {
        assertThat(t.count(() -> {
                    assertThatThrownBy(() -> db.createTables(new Shelf("lower(title)", "")))
                            .isInstanceOf(QueryException.class)
                            .hasMessageContaining("has no index over an expression. Index a column");
                    assertThatThrownBy(() -> db.createTables(new Shelf("", "year > 2000")))
                            .hasMessageContaining("has no index over some of the rows. Index all rows");
                }))
                .isZero();
        db.createTables(new Shelf("", ""));
        shelve("a", 1990);
        assertThatThrownBy(() -> shelve("a", 1990)).isInstanceOf(ConstraintException.class);
    }

    @Test
    @DisplayName("EX-40 truncating empties tables, those that point first; inside a transaction it can be undone")
    void truncates() {
        t.withTweets();
        db.atomic(() -> {
            db.truncate(USER, TWEET, FAVORITE);
            assertThat(db.from(USER).count()).isZero();
        });
        assertThat(db.from(FAVORITE).count()).isZero();
        db.create(USER, u -> u.username("again"));
        assertThatThrownBy(() -> db.atomic(() -> {
                    db.truncate(FAVORITE, USER);
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(db.from(USER).count()).isEqualTo(1);
        t.log.clear();
        db.truncate(FAVORITE);
        String words = Engine.current() == Engine.SQLITE ? "DELETE FROM " : "TRUNCATE TABLE ";
        assertThat(t.log.statements()).containsExactly(words + "\"favorite\"");
    }

    @Test
    @DisplayName("EX-41 a table is created from what a query selects, by its names, with its binds")
    void createTableAs() {
        t.withTweets();
        db.from(TWEET)
                .select(TWEET.content, USER.username.as("who"), USER.id)
                .join(USER)
                .where(USER.username.eq("huey"))
                .createTable("of \"huey\"");
        String q = db.dialect().quote("of \"huey\"");
        Expression<Long> rows = raw(Type.LONG, "(SELECT COUNT(*) FROM " + q + " WHERE who = 'huey')");
        assertThat(db.from(USER).scalar(rows)).isEqualTo(3);
        db.execute("DROP TABLE " + q);
    }

    @Test
    @DisplayName(
            "EX-42 sequences count where the database has them, for the program and within a statement; else they are refused")
    void sequences() {
        Sequence numbers = new Sequence("order \"no\"");
        if (!db.dialect().can(Feature.SEQUENCE)) {
            assertThatThrownBy(() -> db.createSequences(numbers))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("UuidV7");
            return;
        }
        db.createSequences(numbers);
        db.createSequences(numbers);
        assertThat(db.next(numbers)).isEqualTo(1);
        assertThat(db.next(numbers)).isEqualTo(2);
        db.createTables(USER);
        db.create(USER, u -> u.username("x"));
        db.update(USER).set(USER.username, numbers.cast(Type.TEXT)).execute();
        assertThat(db.from(USER).get().username()).isEqualTo("3");
        assertThatThrownBy(() -> db.readOnly(() -> db.next(numbers))).isInstanceOf(QueryException.class);
        db.dropSequences(numbers);
        db.dropSequences(numbers);
    }
}
