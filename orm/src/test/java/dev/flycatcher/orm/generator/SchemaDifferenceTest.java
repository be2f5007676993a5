package dev.flycatcher.orm.generator;

import static dev.flycatcher.orm.model.Tables.ACTIVITY_LOG;
import static dev.flycatcher.orm.model.Tables.ARTICLE;
import static dev.flycatcher.orm.model.Tables.ARTICLE_TAG;
import static dev.flycatcher.orm.model.Tables.CATEGORY;
import static dev.flycatcher.orm.model.Tables.CITY;
import static dev.flycatcher.orm.model.Tables.COMMENT;
import static dev.flycatcher.orm.model.Tables.COUNTRY;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.GADGET;
import static dev.flycatcher.orm.model.Tables.MEMBER;
import static dev.flycatcher.orm.model.Tables.ORDER_LINE;
import static dev.flycatcher.orm.model.Tables.PROFILE;
import static dev.flycatcher.orm.model.Tables.RELATIONSHIP;
import static dev.flycatcher.orm.model.Tables.TAG;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.Kind;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a live schema differs in from the entities, on each database: made from them, in nothing; changed in one thing, in
 * that; and the migration makes it equal again without losing a row.
 */
@OnEveryEngine
class SchemaDifferenceTest extends OnItems {
    @Test
    @DisplayName(
            "MG-07 a schema made from the entities differs in nothing: no type by another name, no index of a key's own")
    void nothing() throws SQLException {
        Table<?>[] all = {
            USER,
            TWEET,
            FAVORITE,
            ARTICLE,
            TAG,
            ARTICLE_TAG,
            COMMENT,
            CATEGORY,
            COUNTRY,
            CITY,
            GADGET,
            MEMBER,
            PROFILE,
            ORDER_LINE,
            RELATIONSHIP,
            ACTIVITY_LOG,
            item()
        };
        make(all);
        assertThat(difference(NONE, all)).isEqualTo(new Difference(List.of(), List.of()));
        assertThat(difference(DROP, all)).isEqualTo(new Difference(List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "str",
                "str,length:9000",
                "str,length:10,default:x",
                "str,length:10,default:it''s",
                "int",
                "int,default:-3",
                "long,default:0",
                "short",
                "bool,default:false",
                "float",
                "float,default:1.5",
                "real",
                "decimal",
                "decimal,precision:12,scale:4,default:1.10",
                "decimal,precision:9",
                "date",
                "datetime",
                "instant",
                "time",
                "uuid",
                "blob",
                "blob,length:40",
                "blob,length:9000",
                "str,unique,length:40",
                "uuid,unique",
                "int,index",
                "fk-self,null",
                "fk-self,null,on_delete:CASCADE,on_update:CASCADE",
                "fk-self,null,on_delete:RESTRICT",
                "fk-self,null,on_delete:SET_NULL",
                "fk-self,null,on_delete:NO_ACTION",
                "fk-self,null,unique"
            })
    @DisplayName("MG-07 nor in a column of any type, size and default, however the database reports it")
    void anyColumn(String words) throws SQLException {
        for (Table<?> each : List.of(item("name:" + words), item("name:" + words + ",null"))) {
            make(USER, each);
            assertThat(difference(NONE, USER, each)).isEqualTo(new Difference(List.of(), List.of()));
            run(List.of("DROP TABLE " + dialect.quote("item"), "DROP TABLE " + dialect.quote("user")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name:str,length:40",
                "name:text",
                "price:decimal,precision:12,scale:3",
                "stock:long,default:5",
                "data:blob,null,length:20",
                "data:blob,null"
            })
    @DisplayName("a column that takes more than before is altered; its values stay")
    void widened(String field) throws SQLException {
        String column = field.split(":")[0];
        if (dialect == Dialect.SQLITE && !column.equals("name") && !column.equals("data")) {
            make(USER, item());
            assertThat(difference(NONE, USER, item(field)).changes())
                    .as("its numbers are of any size")
                    .isEmpty();
            return;
        }
        assertThat(follow(NONE, item(), item(field)))
                .singleElement()
                .asString()
                .startsWith("item." + column + " is ")
                .contains(" in the database and ");
        assertThat(value(dialect.quote("code"))).isEqualTo("7");
    }

    @Test
    @DisplayName(
            "MG-02 MG-08 a size that some value may not fit is refused, with the ways out; with values, it is changed")
    void narrowed() throws SQLException {
        make(USER, item());
        assertThatThrownBy(() -> difference(NONE, USER, item("name:str,length:5")))
                .isInstanceOf(GeneratorException.class)
                .hasMessageContaining("item.name is ")
                .hasMessageContaining("a row whose value does not fit fails")
                .hasMessageContaining("Give the accessor the database's type and size, or say what")
                .hasMessageContaining("--default item.name=VALUE")
                .hasMessageContaining("--assume-empty item");
        run(List.of("DROP TABLE " + dialect.quote("item"), "DROP TABLE " + dialect.quote("user")));
        assertThat(follow(fill("item.name", "'new'"), item(), item("name:str,length:5")))
                .singleElement()
                .asString()
                .startsWith("item.name is ");
        assertThat(value(dialect.quote("name"))).isEqualTo("new");
    }

    @Test
    @DisplayName("MG-02 MG-04 another type is refused unless values are given or the rows are answered for")
    void retyped() throws SQLException {
        Table<?> after = item("name:int");
        make(USER, item());
        assertThatThrownBy(() -> difference(NONE, USER, after)).hasMessageContaining("a row whose value does not fit");
        run(List.of("DROP TABLE " + dialect.quote("item"), "DROP TABLE " + dialect.quote("user")));
        assertThat(follow(ANSWERED, item(), after)).singleElement().asString().startsWith("item.name is ");
        assertThat(value(dialect.quote("name"))).isEqualTo("7");
    }

    @Test
    @DisplayName("MG-02 MG-03 MG-09 never NULL from now on: refused, or filled first")
    void madeNotNull() throws SQLException {
        Table<?> after = item("note:str,length:30");
        make(USER, item());
        assertThatThrownBy(() -> difference(NONE, USER, after))
                .hasMessageContaining("item.note may be NULL in the database and never in the entity")
                .hasMessageContaining("Make the accessor @Nullable, or give a value for the rows that are NULL");
        run(List.of("DROP TABLE " + dialect.quote("item"), "DROP TABLE " + dialect.quote("user")));
        assertThat(follow(fill("item.note", "'none'"), item(), after))
                .containsExactly("item.note may be NULL in the database, and never is in the entity");
        assertThat(value(dialect.quote("note"))).isEqualTo("none");
    }

    @Test
    @DisplayName("NULL from now on")
    void madeNullable() throws SQLException {
        assertThat(follow(NONE, item(), item("name:str,null,length:20")))
                .containsExactly("item.name is never NULL in the database, and may be in the entity");
    }

    @Test
    @DisplayName("a default is another, none, or new")
    void defaults() throws SQLException {
        assertThat(follow(NONE, item(), item("stock:int,default:6")))
                .containsExactly("item.stock has the default 5 in the database and the default 6 in the entity");
        assertThat(difference(NONE, USER, item("stock:int")).changes()).hasSize(1);
        run(MigrationSql.of(dialect, difference(NONE, USER, item("stock:int")).changes())
                .statements());
        assertThat(difference(NONE, USER, item("stock:int")).changes()).isEmpty();
        Table<?> named = item("stock:int", "name:str,length:20,default:none");
        assertThat(difference(NONE, USER, named).changes()).hasSize(1);
        run(MigrationSql.of(dialect, difference(NONE, USER, named).changes()).statements());
        assertThat(difference(NONE, USER, named).changes()).isEmpty();
    }

    @Test
    @DisplayName("a type no entity is given, a computed default, a view: told where they may differ, and left alone")
    void leftAlone() throws SQLException {
        Table<?> item = new PlannedTable(
                new Grammar(entity -> Field.Plain.id()).parse("Item", List.of("name:str")), Naming::snake);
        String id = dialect.quote("id") + " " + dialect.autoIncrement(Kind.BIGINT);
        String strange = dialect == Dialect.POSTGRESQL ? "jsonb" : dialect == Dialect.MARIADB ? "SET('a')" : "JSON";
        if (dialect != Dialect.SQLITE) {
            run(List.of("CREATE TABLE item (" + id + ", name " + strange + " NOT NULL)"));
            assertThat(difference(NONE, item).changes()).isEmpty();
            assertThat(difference(NONE, item).remarks())
                    .singleElement()
                    .asString()
                    .contains("a type that no entity is given; it is left as it is.");
            run(List.of("DROP TABLE item"));
        }
        run(List.of("CREATE TABLE base (" + id + ")", "CREATE VIEW item AS SELECT id FROM base"));
        assertThat(difference(NONE, item).changes()).isEmpty();
        assertThat(difference(NONE, item).remarks()).contains("item is a view, and has no column name.");
        run(List.of("DROP VIEW item", "DROP TABLE base"));
    }

    @Test
    @Only(Engine.SQLITE)
    @DisplayName(
            "MG-05 a table made anew keeps indexes of nobody's, and is not made where a CHECK or UNIQUE would be lost")
    void rebuildKeeps() throws SQLException {
        make(USER, item());
        run(List.of("CREATE INDEX by_hand ON item (stock, rank) WHERE stock > 1"));
        Table<?> after = item("name:str,null,length:20");
        run(MigrationSql.of(dialect, difference(NONE, USER, after).changes()).statements());
        assertThat(LiveSchema.read(connection).table("item").indexes())
                .extracting(LiveSchema.LiveIndex::name)
                .contains("by_hand", "item_code", "item_rank", "item_owner_id");
        run(List.of(
                "DROP TABLE item",
                "CREATE TABLE item (id INTEGER NOT NULL PRIMARY KEY, name TEXT CHECK (name <> 'bad'))"));
        Table<?> named = new PlannedTable(
                new Grammar(entity -> Field.Plain.id()).parse("Item", List.of("name:str")), Naming::snake);
        assertThatThrownBy(() -> difference(fill("item.name", "'x'"), named))
                .hasMessageContaining("CHECK (name <> 'bad'), which no entity has, would be lost");
        run(List.of(
                "DROP TABLE item",
                "CREATE TABLE item (id INTEGER NOT NULL PRIMARY KEY, name TEXT, UNIQUE (name, id))"));
        assertThatThrownBy(() -> difference(fill("item.name", "'x'"), named))
                .hasMessageContaining("sqlite_autoindex_item_1 of item, which no entity has, would be lost");
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB, Engine.H2})
    @DisplayName(
            "a key counted by a sequence is made by the migration, differs in nothing, and is reflected; another is told")
    void sequences() throws SQLException {
        Grammar grammar = new Grammar(entity -> Field.Plain.id());
        Table<?> ticket =
                new PlannedTable(grammar.parse("Item", List.of("id:long,sequence:item_no", "name:str")), Naming::snake);
        run(MigrationSql.of(dialect, difference(NONE, ticket).changes()).statements());
        assertThat(difference(NONE, ticket)).isEqualTo(new Difference(List.of(), List.of()));
        run(List.of("INSERT INTO " + dialect.quote("item") + " (" + dialect.quote("name") + ") VALUES ('a')"));
        assertThat(value(dialect.quote("id"))).isEqualTo("1");
        List<EntitySpec> entities = new Reflection(LiveSchema.read(connection), dialect.name()).entities();
        assertThat(EntitySource.of(entities.get(0), "live")).contains("@Id(sequence = \"item_no\")\n    long id();");
        Table<?> other =
                new PlannedTable(grammar.parse("Item", List.of("id:long,sequence:other", "name:str")), Naming::snake);
        assertThat(difference(NONE, other).changes()).isEmpty();
        assertThat(difference(NONE, other).remarks())
                .containsExactly(
                        "item.id is numbered by the sequence item_no in the database and by the sequence other in the"
                                + " entity; it is left as it is.");
        Table<?> own = new PlannedTable(grammar.parse("Item", List.of("name:str")), Naming::snake);
        assertThat(difference(NONE, own)).isEqualTo(new Difference(List.of(), List.of()));
    }
}
