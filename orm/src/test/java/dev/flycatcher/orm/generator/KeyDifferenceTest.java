package dev.flycatcher.orm.generator;

import static dev.flycatcher.orm.model.Tables.ORDER_LINE;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Foreign keys, indexes and primary keys that a live schema has otherwise than the entities, on each database.
 */
@OnEveryEngine
class KeyDifferenceTest extends OnItems {
    @Test
    @DisplayName("MG-10 a foreign key's action is another: the key is replaced")
    void action() throws SQLException {
        Table<?> after = item("owner:fk-User");
        assertThat(follow(NONE, item(), after))
                .anyMatch(each ->
                        each.equals("item.owner_id points at user (id) on delete CASCADE in the database and at user"
                                + " (id) in the entity"))
                .allMatch(each -> each.contains("owner_id"));
    }

    @Test
    @DisplayName("a column becomes a foreign key; rows that point nowhere would stop it")
    void becomesKey() throws SQLException {
        assertThat(follow(NONE, item("owner", "ownerId:long,index"), item()))
                .containsExactly("item.owner_id is no foreign key in the database");
        assertThatThrownBy(() -> run(List.of("UPDATE " + dialect.quote("item") + " SET owner_id = 99")))
                .isInstanceOf(SQLException.class);
    }

    @Test
    @DisplayName("a foreign key of no entity is told, and dropped on request")
    void keyGone() throws SQLException {
        Table<?> after = item("owner", "ownerId:long,index");
        make(USER, item());
        assertThat(difference(NONE, USER, after).changes()).isEmpty();
        assertThat(difference(NONE, USER, after).remarks())
                .containsExactly(
                        "the foreign key [owner_id] of item is in the database and in no entity; --drop drops it.");
        run(MigrationSql.of(dialect, difference(DROP, USER, after).changes()).statements());
        assertThat(difference(DROP, USER, after)).isEqualTo(new Difference(List.of(), List.of()));
    }

    @Test
    @DisplayName("unique from now on, or no longer")
    void uniqueness() throws SQLException {
        assertThat(follow(NONE, item(), item("code:str,index,length:10")))
                .singleElement()
                .asString()
                .endsWith("is unique, over code in the database and not unique, over code in the entity");
        run(MigrationSql.of(dialect, difference(NONE, USER, item()).changes()).statements());
        assertThat(difference(NONE, USER, item())).isEqualTo(new Difference(List.of(), List.of()));
        assertThat(count()).isOne();
    }

    @Test
    @DisplayName("a foreign key is unique from now on: its index is replaced, which it may need at any time")
    void uniqueKey() throws SQLException {
        assertThat(follow(NONE, item(), item("owner:fk-User,on_delete:CASCADE,unique")))
                .singleElement()
                .asString()
                .contains("not unique, over owner_id in the database and unique, over owner_id in the entity");
    }

    @Test
    @DisplayName("an index comes; one of no entity is told, and dropped on request")
    void indexes() throws SQLException {
        assertThat(follow(NONE, item("rank:int"), item())).containsExactly("item has no index over rank");
        assertThat(difference(NONE, USER, item("rank:int")).changes()).isEmpty();
        assertThat(difference(NONE, USER, item("rank:int")).remarks())
                .singleElement()
                .asString()
                .contains("is in the database and in no entity");
        run(MigrationSql.of(dialect, difference(DROP, USER, item("rank:int")).changes())
                .statements());
        assertThat(difference(DROP, USER, item("rank:int"))).isEqualTo(new Difference(List.of(), List.of()));
    }

    @Test
    @DisplayName(
            "MG-12 another primary key is refused, with the ways out; where the rows are answered for it is replaced")
    void primaryKey() throws SQLException {
        make(USER);
        String type = dialect.typeName(Kind.BIGINT, true) + " NOT NULL";
        String whole = dialect.typeName(Kind.INTEGER, true) + " NOT NULL";
        String text = dialect.typeName(Kind.TEXT, false) + " NOT NULL";
        run(List.of(
                "CREATE TABLE order_line (order_no " + type + ", line_no " + whole + ", product " + text + ", quantity "
                        + whole + ", PRIMARY KEY (order_no))",
                "INSERT INTO order_line VALUES (1, 2, 'x', 3)"));
        assertThatThrownBy(() -> difference(NONE, USER, ORDER_LINE))
                .hasMessageContaining(
                        "order_line has the primary key [order_no] in the database and [order_no, line_no]")
                .hasMessageContaining("Make the entity's @Id the columns [order_no]")
                .hasMessageContaining("--assume-empty order_line");
        Difference asked = difference(new Difference.Choices(Map.of(), Set.of("order_line"), false), USER, ORDER_LINE);
        assertThat(asked.changes()).hasSize(1);
        run(MigrationSql.of(dialect, asked.changes()).statements());
        assertThat(difference(NONE, USER, ORDER_LINE)).isEqualTo(new Difference(List.of(), List.of()));
        run(List.of("INSERT INTO order_line VALUES (1, 3, 'x', 3)"));
    }

    /** Items with an index over an expression and one over some of the rows, where the database has them. */
    private Table<?> indexed(String expression, String where) {
        return new PlannedTable(
                new Grammar(entity -> Field.Plain.id()).parse("Item", List.of("code:str,length:10", "rank:int")),
                Naming::snake) {
            {
                if (dialect.can(Feature.EXPRESSION_INDEX)) {
                    indexOver(false, "item_over", expression, "");
                }
                if (dialect.can(Feature.PARTIAL_INDEX)) {
                    index(true, "item_some", where, columns().get(1));
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rank > 5",
                "code <> 'X y'",
                "code IS NOT NULL AND (rank < 3 OR rank = 7)",
                "code IN ('a', 'b')",
                "lower(code) = 'a'"
            })
    @DisplayName(
            "MG-11 what an index holds is compared, not how the database writes it; another condition is another index")
    void specialIndexes(String where) throws SQLException {
        boolean expression = dialect.can(Feature.EXPRESSION_INDEX);
        boolean partial = dialect.can(Feature.PARTIAL_INDEX);
        make(indexed("lower(code)", where));
        assertThat(difference(NONE, indexed("LOWER( code )", where))).isEqualTo(new Difference(List.of(), List.of()));
        Table<?> other = indexed("upper(code)", "rank > 6");
        List<Change> changes = difference(NONE, other).changes();
        assertThat(changes)
                .hasSize((expression ? 1 : 0) + (partial ? 1 : 0))
                .allMatch(each -> each.says().contains("in the database and"));
        run(MigrationSql.of(dialect, changes).statements());
        assertThat(difference(NONE, other)).isEqualTo(new Difference(List.of(), List.of()));
    }
}
