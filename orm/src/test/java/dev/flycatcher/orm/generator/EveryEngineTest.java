package dev.flycatcher.orm.generator;

import static dev.flycatcher.orm.model.Tables.ARTICLE;
import static dev.flycatcher.orm.model.Tables.GADGET;
import static dev.flycatcher.orm.model.Tables.MEMBER;
import static dev.flycatcher.orm.model.Tables.PROFILE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.Column;
import dev.flycatcher.orm.DefinedTable;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.processor.Compiled;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Kind;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Type;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Migrations and reflection on each database. */
@OnEveryEngine
class EveryEngineTest {
    private static final Difference.Choices NONE = new Difference.Choices(Map.of(), Set.of(), false);

    private final Dialect dialect = Engine.current().dialect();
    private Engine.Place place;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        place = Engine.current().place();
        connection = DriverManager.getConnection(place.url());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        place.close();
    }

    private void run(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private List<Change> changes(Difference.Choices choices, Table<?>... tables) throws SQLException {
        return Difference.between(dialect, List.of(tables), LiveSchema.read(connection), choices)
                .changes();
    }

    private void follow(Difference.Choices choices, Table<?>... tables) throws SQLException {
        run(MigrationSql.of(dialect, changes(choices, tables)).statements());
    }

    @Test
    @DisplayName("tables made by a migration differ in nothing from the entities")
    void created() throws SQLException {
        follow(NONE, USER, TWEET, ARTICLE, GADGET, MEMBER, PROFILE);
        assertThat(changes(NONE, USER, TWEET, ARTICLE, GADGET, MEMBER, PROFILE)).isEmpty();
    }

    @Test
    @DisplayName("MG-01 MG-03 a foreign key added to rows there are: filled, never null, enforced, cascading")
    void foreignKeyAdded() throws SQLException {
        follow(NONE, USER);
        String tweet = dialect.quote("tweet");
        run(List.of(
                "CREATE TABLE " + tweet + " (" + dialect.quote("id") + " " + dialect.autoIncrement(Kind.BIGINT) + ", "
                        + dialect.quote("content") + " " + dialect.typeName(Kind.TEXT, false) + " NOT NULL, "
                        + dialect.quote("timestamp") + " " + dialect.typeName(Kind.INSTANT, false) + " NOT NULL)",
                "INSERT INTO " + dialect.quote("user") + " VALUES (1, 'huey')",
                "INSERT INTO " + tweet + " VALUES (5, 'meow', "
                        + (dialect == Dialect.SQLITE ? "0" : "'2020-01-01 00:00:00'") + ")"));
        follow(new Difference.Choices(Map.of("tweet.user_id", "1"), Set.of(), false), USER, TWEET);
        assertThat(changes(NONE, USER, TWEET)).isEmpty();
        String userId = dialect.quote("user_id");
        assertThat(value("SELECT " + userId + " FROM " + tweet)).isEqualTo(1);
        if (dialect == Dialect.SQLITE) {
            run(List.of("PRAGMA foreign_keys = ON"));
        }
        assertThatThrownBy(() -> run(List.of("UPDATE " + tweet + " SET " + userId + " = 77")))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> run(List.of("UPDATE " + tweet + " SET " + userId + " = NULL")))
                .isInstanceOf(SQLException.class);
        run(List.of("DELETE FROM " + dialect.quote("user")));
        assertThat(value("SELECT COUNT(*) FROM " + tweet)).isZero();
    }

    /** A table with an index of each kind that metadata tells little of. */
    private static final class Indexed extends Bare {
        Indexed(boolean expression, boolean partial) {
            super("indexed");
            Column<Object, String> name =
                    text(Spec.of("name", "name", Type.TEXT).sized(40));
            if (expression) {
                indexOver(true, "indexed_lower", "lower(name)", "");
            }
            if (partial) {
                index(false, "indexed_some", "name <> 'x'", name);
            }
        }
    }

    @Test
    @DisplayName(
            "indexes over an expression or some of the rows are added where they are missing, and known again by name")
    void specialIndexes() throws SQLException {
        boolean expression = dialect.can(Feature.EXPRESSION_INDEX);
        boolean partial = dialect.can(Feature.PARTIAL_INDEX);
        follow(NONE, new Indexed(false, false));
        Indexed wanted = new Indexed(expression, partial);
        assertThat(changes(NONE, wanted)).hasSize((expression ? 1 : 0) + (partial ? 1 : 0));
        follow(NONE, wanted);
        assertThat(changes(NONE, wanted)).isEmpty();
        if (!partial) {
            List<Change> asked = changes(NONE, new Indexed(false, true));
            assertThatThrownBy(() -> MigrationSql.of(dialect, asked))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("has no index over some of the rows");
        }
    }

    @Test
    @DisplayName("sizes are written by a migration and read back by reflection")
    void sizes() throws SQLException {
        follow(NONE, new Sized());
        List<EntitySpec> entities = new Reflection(LiveSchema.read(connection), dialect.name()).entities();
        assertThat(EntitySource.of(entities.get(0), "live"))
                .contains("@Column(length = 40)\n    String name();")
                .contains("@Column(precision = 12, scale = 2)\n    BigDecimal price();");
    }

    private static final class Sized extends Bare {
        Sized() {
            super("sized");
            text(Spec.of("name", "name", Type.TEXT).sized(40));
            number(Spec.of("price", "price", Type.DECIMAL).sized(12, 2));
        }
    }

    /** A table that is defined and not read. */
    private abstract static class Bare extends DefinedTable<Object> {
        Bare(String name) {
            super(Object.class, name);
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
        }
    }

    private long value(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    @DisplayName("entities reflected from tables of entities compile, with keys, actions and both sides")
    void reflected() throws SQLException {
        follow(NONE, USER, TWEET, ARTICLE, MEMBER, PROFILE);
        Reflection reflection = new Reflection(LiveSchema.read(connection), dialect.name());
        List<EntitySpec> entities = reflection.entities();
        assertThat(entities).extracting(EntitySpec::name).contains("User", "Tweet", "Article", "Member", "Profile");
        String[] sources =
                entities.stream().map(each -> EntitySource.of(each, "live")).toArray(String[]::new);
        assertThat(Compiled.of(sources).messages()).isEmpty();
        String all = String.join("\n", sources);
        assertThat(all)
                .contains("onDelete = Action.CASCADE)\n    User user();\n\n    long userId();")
                .contains("onDelete = Action.SET_NULL)\n    @Nullable\n    User editor();")
                .contains("Select<Tweet> tweet();", "Profile profile();");
        assertThat(reflection.remarks()).isEmpty();
    }
}
