package dev.flycatcher.orm.processor;

import static dev.flycatcher.orm.processor.ShapeTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Shapes of models that a naive implementation gets wrong. */
class EdgeShapeTest {
    @Test
    @DisplayName("EC-24 a key of a table to another column of itself fills the reference when joined")
    void selfReferenceByAnotherColumn() throws Exception {
        assertThat(run(
                        """
                        db.createTables(NODE);
                        Node root = db.create(NODE, n -> n.code("a"));
                        db.create(NODE, n -> n.code("b").parent(root));
                        var parent = NODE.as();
                        Node read = db.from(NODE).select(NODE, parent).join(parent).get();
                        return read.code() + read.parentCode() + read.parent().id() + root.nodes().count();
                        """,
                        "@Table public interface Node { long id(); @Column(unique = true) String code();"
                                + " @ForeignKey(references = \"code\", column = \"parent_code\") @Nullable Node parent();"
                                + " @Nullable String parentCode(); Select<Node> nodes(); }"))
                .isEqualTo("ba11");
    }

    @Test
    @DisplayName("EC-49 a reference that is the primary key is linked many to many like any other")
    void referenceAsKeyInManyToMany() throws Exception {
        assertThat(run(
                        """
                        db.createTables(BODY, HEAD, HAT, HEAD_HAT_THROUGH);
                        Body body = db.create(BODY, b -> {});
                        Head head = db.create(HEAD, h -> h.body(body));
                        Hat hat = db.create(HAT, h -> {});
                        head.hats().add(hat);
                        Hat read = db.from(HAT).with(HAT.heads).get();
                        return read.heads().list().get(0).bodyId() + " " + head.hats().count();
                        """,
                        "@Table public interface Body { long id(); @Nullable Head head(); }",
                        "@Table public interface Head { @Id @ForeignKey Body body(); long bodyId();"
                                + " @ManyToMany(backref = \"heads\") Links<Hat> hats(); }",
                        "@Table public interface Hat { long id(); Links<Head> heads(); }"))
                .isEqualTo("1 1");
    }

    @Test
    @DisplayName("EC-51 entities of one name in two packages keep their relations apart")
    void sameNameTwice() throws Exception {
        Compiled compiled = Compiled.of("""
                package one;
                import dev.flycatcher.orm.*;
                @dev.flycatcher.orm.annotation.Table(name = "one_user")
                public interface User { long id(); Select<Note> notes(); }
                """, """
                package one;
                import dev.flycatcher.orm.annotation.*;
                @Table(name = "one_note")
                public interface Note { long id(); @ForeignKey User user(); }
                """, """
                package two;
                import dev.flycatcher.orm.*;
                @dev.flycatcher.orm.annotation.Table(name = "two_user")
                public interface User { long id(); Select<Note> notes(); }
                """, """
                package two;
                import dev.flycatcher.orm.annotation.*;
                @Table(name = "two_note")
                public interface Note { long id(); @ForeignKey User user(); }
                """, """
                package two;
                import dev.flycatcher.orm.*;
                public class Main {
                    public static Object run() {
                        try (Database db = Database.open("jdbc:sqlite::memory:")) {
                            db.createTables(one.Tables.USER, one.Tables.NOTE, Tables.USER, Tables.NOTE);
                            one.User first = db.create(one.Tables.USER, u -> {});
                            User two = db.create(Tables.USER, u -> {});
                            db.create(Tables.NOTE, n -> n.user(two));
                            return first.notes().count() + " " + two.notes().count() + " " + first.equals(two)
                                    + " " + db.from(Tables.NOTE).prefetch(Tables.USER).get().user().id();
                        }
                    }
                }
                """);
        assertThat(compiled.messages()).isEmpty();
        assertThat(compiled.run("two.Main")).isEqualTo("0 1 false 1");
    }

    @Test
    @DisplayName("EC-52 a key to an entity declared later may be the primary key, with a column and a target of choice")
    void laterTarget() throws Exception {
        assertThat(run(
                        """
                        db.createTables(SEAT, ROOM);
                        db.create(ROOM, r -> r.code("A"));
                        Seat seat = db.create(SEAT, s -> s.inRoom("A"));
                        return seat.room().id() + db.from(SEAT).select(SEAT, ROOM).join(ROOM).get().room().code();
                        """,
                        "@Table public interface Seat { @Id @ForeignKey(references = \"code\", column = \"in_room\")"
                                + " Room room(); String inRoom(); @Nullable Integer number(); }",
                        "@Table public interface Room { long id(); @Column(unique = true) String code();"
                                + " @Nullable Seat seat(); }"))
                .isEqualTo("1A");
    }

    @Test
    @DisplayName("EC-84 links and their table without back-references are read, counted and loaded all the same")
    void suppressedBackrefs() throws Exception {
        assertThat(run(
                        """
                        db.createTables(SHIP, CREW, BERTH);
                        Ship ship = db.create(SHIP, s -> {});
                        Crew crew = db.create(CREW, c -> {});
                        db.create(BERTH, b -> b.ship(ship).crew(crew));
                        return ship.crew().count() + " " + db.from(SHIP).with(SHIP.crew).get().crew().list().size();
                        """,
                        "@Table public interface Ship { long id();"
                                + " @ManyToMany(through = Berth.class, backref = \"+\") Links<Crew> crew(); }",
                        "@Table public interface Crew { long id(); }",
                        "@Table public interface Berth { long id(); @ForeignKey(backref = \"+\") Ship ship();"
                                + " @ForeignKey(backref = \"+\") Crew crew(); }"))
                .isEqualTo("1 1");
    }

    @Test
    @DisplayName("EC-79 so many per parent of rows with a key of two columns; offset ignored, NULLs where asked")
    void perParentOfCompositeKeys() throws Exception {
        assertThat(run(
                        """
                        db.createTables(BOX, PART);
                        for (int b = 0; b < 2; b++) {
                            Box box = db.create(BOX, x -> {});
                            for (int i = 0; i < 3; i++) {
                                int no = i;
                                db.create(PART, x -> x.box(box).no(no).weight(no == 1 ? null : no));
                            }
                        }
                        StringBuilder out = new StringBuilder();
                        for (Box box : db.from(BOX).with(BOX.parts.load()
                                .query(q -> q.orderBy(PART.weight.desc().nullsFirst()).offset(1)).perParent(2))) {
                            for (Part part : box.parts()) { out.append(part.boxId()).append(part.no()).append(' '); }
                        }
                        return out.toString();
                        """,
                        "@Table public interface Box { long id(); Select<Part> parts(); }",
                        "@Table public interface Part { @Id @ForeignKey Box box(); long boxId(); @Id int no();"
                                + " @Nullable Integer weight(); }"))
                .isEqualTo("11 12 21 22 ");
    }
}
