package dev.flycatcher.orm.generator;

import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.orm.Schema;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.sql.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A database with a table of items, which the tests change one thing at a time and have followed.
 */
abstract class OnItems {
    static final Difference.Choices NONE = new Difference.Choices(Map.of(), Set.of(), false);
    static final Difference.Choices DROP = new Difference.Choices(Map.of(), Set.of(), true);
    static final Difference.Choices ANSWERED = new Difference.Choices(Map.of(), Set.of("item"), false);

    /** A field of each sort, which the tests change one at a time. */
    static final Map<String, String> FIELDS = Map.of(
            "name", "name:str,length:20",
            "price", "price:decimal,precision:10,scale:2",
            "stock", "stock:int,default:5",
            "note", "note:str,null,length:30",
            "code", "code:str,unique,length:10",
            "rank", "rank:int,index",
            "owner", "owner:fk-User,on_delete:CASCADE",
            "data", "data:blob,null,length:16",
            "open", "open:bool,default:true",
            "label", "label:str,length:12,default:it''s");

    final Dialect dialect = Engine.current().dialect();
    Engine.Place place;
    Connection connection;

    @BeforeEach
    void open() throws SQLException {
        place = Engine.current().place();
        connection = DriverManager.getConnection(place.url());
        if (dialect == Dialect.SQLITE) {
            run(List.of("PRAGMA foreign_keys = ON"));
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        place.close();
    }

    void run(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** The entity Item with these fields in place of those of the same name, or without them where they are only named. */
    static Table<?> item(String... changed) {
        Map<String, String> fields = new TreeMap<>(FIELDS);
        for (String each : changed) {
            String name = each.split("[:,]")[0];
            fields.remove(name);
            if (each.contains(":")) {
                fields.put(name, each);
            }
        }
        EntitySpec spec = new Grammar(entity -> Field.Plain.id()).parse("Item", new ArrayList<>(fields.values()));
        return new PlannedTable(spec, Naming::snake);
    }

    Difference difference(Difference.Choices choices, Table<?>... tables) throws SQLException {
        return Difference.between(dialect, List.of(tables), LiveSchema.read(connection), choices);
    }

    void make(Table<?>... tables) throws SQLException {
        for (Table<?> each : Schema.ordered(List.of(tables))) {
            run(Schema.in(dialect).definition(each));
        }
    }

    static Difference.Choices fill(String column, String value) {
        return new Difference.Choices(Map.of(column, value), Set.of(), false);
    }

    /** A table of Item as {@code before}, with a row, that is made to follow {@code after}; gives what was said. */
    List<String> follow(Difference.Choices choices, Table<?> before, Table<?> after) throws SQLException {
        make(USER, before);
        insertInto(before);
        Difference difference = difference(choices, USER, after);
        run(MigrationSql.of(dialect, difference.changes()).statements());
        assertThat(difference(NONE, USER, after).changes())
                .as("after the migration")
                .isEmpty();
        assertThat(count()).isOne();
        return difference.changes().stream()
                .flatMap(each -> each instanceof Change.Rebuild rebuild
                        ? rebuild.differences().stream()
                        : Stream.of(each.says()))
                .toList();
    }

    void insertInto(Table<?> table) throws SQLException {
        run(List.of("INSERT INTO " + dialect.quote("user") + " VALUES (1, 'huey')"));
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        table.columns().forEach(each -> {
            boolean one = each.name().equals("id") || each.name().equals("owner_id");
            if (!each.spec().nullable() && each.spec().sqlDefault() == null) {
                columns.add(dialect.quote(each.name()));
                values.add(one ? "1" : "'7'");
            }
        });
        run(List.of("INSERT INTO " + dialect.quote("item") + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", values) + ")"));
    }

    long count() throws SQLException {
        return Long.parseLong(value("COUNT(*)"));
    }

    String value(String column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + column + " FROM " + dialect.quote("item"))) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
