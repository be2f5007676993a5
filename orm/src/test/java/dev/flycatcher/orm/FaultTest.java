package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.json;
import static dev.flycatcher.orm.sql.Functions.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.jdbc.ConnectionException;
import dev.flycatcher.orm.jdbc.ConstraintException;
import dev.flycatcher.orm.jdbc.ValueException;
import dev.flycatcher.orm.sql.Fault;
import dev.flycatcher.orm.sql.Type;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes wrong with a value, told by kind and name. */
@OnEveryEngine
@Timeout(60)
class FaultTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    private ConstraintException broken(Runnable action) {
        ConstraintException broken = catchThrowableOfType(ConstraintException.class, action::run);
        assertThat(broken).isNotNull().hasCauseInstanceOf(SQLException.class).hasMessageContaining("[in: ");
        assertThat(broken.vendorCode() != 0 || broken.sqlState() != null).isTrue();
        return broken;
    }

    private static @Nullable String lower(@Nullable String name) {
        return name == null ? null : name.toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    @DisplayName("BI-01 a unique constraint: kind, index and columns as the driver tells, and never the value")
    void unique() {
        ConstraintException broken = broken(() -> db.create(USER, u -> u.username("huey")));
        assertThat(broken.kind()).isEqualTo(Fault.Kind.UNIQUE);
        assertThat(broken).hasMessageStartingWith("UNIQUE constraint ").hasMessageNotContaining("huey");
        switch (Engine.current()) {
            case SQLITE -> assertThat(broken.constraint()).isNull();
            case H2 -> assertThat(broken.constraint()).startsWith("user_username");
            default -> assertThat(broken.constraint()).isEqualTo("user_username");
        }
        if (Engine.current() != Engine.MARIADB && Engine.current() != Engine.MYSQL) {
            assertThat(broken.table()).isEqualTo("user");
            assertThat(broken.columns()).containsExactly("username");
        }
    }

    @Test
    @DisplayName("BI-02 a foreign key, from either side: kind, constraint, table and column as the driver tells")
    void foreignKey() {
        ConstraintException missing =
                broken(() -> db.create(TWEET, x -> x.userId(99L).content("x")));
        assertThat(missing.kind()).isEqualTo(Fault.Kind.FOREIGN_KEY);
        if (Engine.current() != Engine.SQLITE) {
            assertThat(lower(missing.constraint())).isEqualTo("fk_tweet_user_id_refs_user");
            assertThat(missing.table()).isEqualTo("tweet");
            assertThat(missing.columns()).containsExactly("user_id");
        }
        db.createTables(dev.flycatcher.orm.model.Tables.ARTICLE);
        db.create(dev.flycatcher.orm.model.Tables.ARTICLE, a -> a.title("x").author(t.user("zaizee")));
        ConstraintException held = broken(() -> db.delete(t.user("zaizee")));
        assertThat(held.kind()).isEqualTo(Fault.Kind.FOREIGN_KEY);
    }

    @Test
    @DisplayName("BI-03 NOT NULL and CHECK, broken behind the library's back")
    void notNullAndCheck() {
        String q = db.dialect().quote("username");
        ConstraintException empty =
                broken(() -> db.execute("UPDATE " + db.dialect().quote("user") + " SET " + q + " = NULL"));
        assertThat(empty.kind()).isEqualTo(Fault.Kind.NOT_NULL);
        assertThat(empty.columns()).containsExactly("username");
        db.execute("CREATE TABLE stock (n INTEGER, CONSTRAINT positive CHECK (n > 0))");
        ConstraintException negative = broken(() -> db.execute("INSERT INTO stock (n) VALUES (-5)"));
        assertThat(negative.kind()).isEqualTo(Fault.Kind.CHECK);
        assertThat(lower(negative.constraint())).isEqualTo("positive");
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB, Engine.H2})
    @DisplayName("BI-04 a value that is too long or too large, with its column where the driver tells")
    void values() {
        db.execute("CREATE TABLE small (word VARCHAR(5), n SMALLINT)");
        ValueException tooLong = catchThrowableOfType(
                ValueException.class, () -> db.execute("INSERT INTO small (word) VALUES ('sesquipedalian')"));
        assertThat(tooLong).hasMessageContaining("too long").hasMessageNotContaining("'sesqui' ");
        assertThat(tooLong.sqlState()).isEqualTo("22001");
        if (Engine.current() != Engine.POSTGRESQL) {
            assertThat(tooLong.column()).isEqualTo("word");
        }
        assertThatThrownBy(() -> db.execute("INSERT INTO small (n) VALUES (70000)"))
                .isInstanceOf(ValueException.class);
        assertThat(db.from(USER).scalar(raw(Type.LONG, "(SELECT COUNT(*) FROM small)")))
                .isZero();
    }

    @Test
    @Only({Engine.SQLITE, Engine.POSTGRESQL, Engine.MARIADB, Engine.MYSQL})
    @DisplayName(
            "BI-05 text that is no JSON, read or changed as JSON, is a value that does not fit, and stays what it was")
    void invalidJson() {
        var place = json(USER.username).at("a");
        db.create(USER, u -> u.username("{nonsense"));
        var nonsense = db.from(USER).where(USER.username.eq("{nonsense"));
        assertThatThrownBy(() -> nonsense.values(place.text()).list())
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("[in: SELECT");
        assertThatThrownBy(() -> nonsense.where(place.exists()).count()).isInstanceOf(ValueException.class);
        for (var changed : List.of(place.with("b"), place.removed())) {
            assertThatThrownBy(() -> db.update(USER)
                            .set(USER.username, changed)
                            .where(USER.username.eq("{nonsense"))
                            .execute())
                    .isInstanceOf(ValueException.class);
        }
        db.create(USER, u -> u.username("{}"));
        var empty = db.from(USER).where(USER.username.eq("{}"));
        assertThatThrownBy(() -> empty.values(place.withJson("{worse")).list()).isInstanceOf(ValueException.class);
        assertThat(empty.values(place.withJson("{\"b\": 1}")).list().toString()).contains("\"b\"");
        assertThat(nonsense.count()).isOne();
    }

    @Test
    @DisplayName("BI-06 a value that looks like the words of an error is not taken for them")
    void hostileValue() {
        String hostile = "x' for key 'evil' (a)=(b) \"P.I ON P.T(c) VALUES\"";
        db.create(USER, u -> u.username(hostile));
        ConstraintException broken = broken(() -> db.create(USER, u -> u.username(hostile)));
        assertThat(broken.kind()).isEqualTo(Fault.Kind.UNIQUE);
        assertThat(String.valueOf(broken.constraint())).matches("null|user_username.*");
        assertThat(broken.columns().toString()).matches("\\[(username)?]");
    }

    @Test
    @DisplayName("a URL of no driver: where the driver goes, and how a URL begins")
    void noDriver() {
        for (String url : List.of("jdbc:foo:x", "app.db")) {
            assertThatThrownBy(() -> Database.open(url))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContainingAll("No suitable driver found for " + url, "class path", "jdbc:sqlite:app.db");
        }
    }
}
