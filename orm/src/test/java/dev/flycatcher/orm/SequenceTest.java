package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.model.TicketTable.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.jdbc.DatabaseException;
import dev.flycatcher.orm.model.Ticket;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.QueryException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys that a sequence counts. */
@OnEveryEngine
class SequenceTest {
    private static final Sequence NUMBERS = new Sequence("ticket no");

    @RegisterExtension
    final TestDatabase t = new TestDatabase();

    private final Database db = t.db;

    private List<Ticket> tickets(int count) {
        return db.createAll(
                TICKET, IntStream.range(0, count).boxed().toList(), (draft, i) -> draft.subject("subject " + i));
    }

    @Test
    @Only({Engine.SQLITE, Engine.MYSQL})
    @DisplayName("EX-62 where there are no sequences, an entity that has one is refused before a statement is sent")
    void refused() {
        assertThat(t.count(() -> assertThatThrownBy(() -> db.createTables(USER, TICKET))
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining("has no sequences. Let the database count the key, or make it: UuidV7")))
                .isZero();
        assertThatThrownBy(() -> Schema.in(db.dialect()).definition(TICKET)).isInstanceOf(QueryException.class);
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB, Engine.H2})
    @DisplayName(
            "EX-62 the sequence is made before the table, counts its keys in the statement that inserts, and goes after it")
    void countsKeys() {
        db.createTables(TICKET);
        db.createTables(TICKET);
        assertThat(t.log.statements().get(0)).startsWith("CREATE SEQUENCE IF NOT EXISTS ");
        assertThat(t.log.statements().get(1)).startsWith("CREATE TABLE IF NOT EXISTS ");
        t.log.clear();
        assertThat(db.create(TICKET, x -> x.subject("one")).number()).isEqualTo(1);
        assertThat(t.log.count()).isOne();
        assertThat(db.next(NUMBERS)).isEqualTo(2);
        assertThat(db.create(TICKET, x -> x.subject("three")).number()).isEqualTo(3);
        assertThat(db.create(TICKET, x -> x.number(70).subject("by hand")).number())
                .isEqualTo(70);
        assertThat(db.save(TICKET.draft().subject("four")).number()).isEqualTo(4);
        assertThat(db.insertInto(TICKET).values(x -> x.subject("five")).returning())
                .extracting(Ticket::number)
                .containsExactly(5L);
        db.dropTables(TICKET);
        assertThatThrownBy(() -> db.next(NUMBERS)).isInstanceOf(DatabaseException.class);
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB, Engine.H2})
    @DisplayName(
            "EX-62 many rows take their numbers in as many statements as rows without keys, in the order of the rows")
    void manyRows() {
        db.createTables(TICKET);
        assertThat(t.count(() -> assertThat(tickets(1_500))
                        .extracting(Ticket::number)
                        .isSorted()
                        .startsWith(1L)
                        .endsWith(1_500L)))
                .as("BEGIN, COMMIT, and 1,000 or 250 rows to a statement")
                .isEqualTo(2 + (Engine.current() == Engine.H2 ? 6 : 2));
        assertThat(db.get(TICKET, 1_200L).subject()).isEqualTo("subject 1199");
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB, Engine.H2})
    @DisplayName(
            "EX-62 blocks of numbers for keys that must be known before: a statement per thousand, none twice, none kept")
    void blocks() {
        db.createTables(TICKET);
        Set<Long> all = new HashSet<>(db.next(NUMBERS, 3));
        assertThat(all).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(t.count(() -> all.addAll(db.next(NUMBERS, 2_500)))).isEqualTo(3);
        assertThat(all).hasSize(2_503);
        assertThat(t.count(() -> assertThat(db.next(NUMBERS, 0)).isEmpty())).isZero();
        assertThat(db.create(TICKET, x -> x.subject("next")).number()).isEqualTo(2_504);
        try (Database other = Database.open(t.url())) {
            assertThat(all).doesNotContainAnyElementsOf(other.next(NUMBERS, 10));
        }
    }

    @Test
    @Only(Engine.POSTGRESQL)
    @DisplayName("EX-62 the definition, in each database's words")
    void definitions() {
        assertThat(Schema.in(Dialect.POSTGRESQL).definition(TICKET))
                .containsExactly(
                        "CREATE SEQUENCE IF NOT EXISTS \"ticket no\"",
                        "CREATE TABLE \"ticket\" (\"number\" BIGINT DEFAULT nextval('\"ticket no\"') PRIMARY KEY, \"subject\""
                                + " TEXT NOT NULL)");
        assertThat(Schema.in(Dialect.MARIADB).definition(TICKET).get(1))
                .contains("`number` BIGINT DEFAULT NEXT VALUE FOR `ticket no` PRIMARY KEY");
        assertThat(Schema.in(Dialect.H2).definition(TICKET).get(1))
                .contains("\"number\" BIGINT DEFAULT NEXT VALUE FOR \"ticket no\" PRIMARY KEY");
    }
}
