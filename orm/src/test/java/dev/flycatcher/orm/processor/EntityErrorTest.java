package dev.flycatcher.orm.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong within one entity fails compilation on the user's own line and says the cure. */
class EntityErrorTest {
    @Test
    void accessorsThatAreNone() {
        Marked.check("""
                @Table public interface User {
                    long id();
                    String named(String prefix); //! User.named has parameters | Give it a body
                    void touch(); //! User.touch() returns nothing | Give it a body
                    <T> T as(); //! User.as has
                    default String label() { return "user " + id(); }
                    static User none() { throw new IllegalStateException(); }
                }
                """);
    }

    @Test
    void accessorsThatTheRowHasForItself() {
        Marked.check("""
                @Table public interface User {
                    long id();
                    String ownTable(); //! User.ownTable() | UserRow | @Column(name = "own_table")
                    int slot(); //! User.slot() | UserRow | @Column(name = "slot")
                }
                """);
    }

    @Test
    void typesThatNoColumnHolds() {
        Marked.check("""
                @Table public interface User {
                    long id();
                    Thread thread(); //! User.thread() has the type Thread, which no column holds | @Convert
                    List<String> tags(); //! User.tags() has the type List<String> | @Convert
                    char initial(); //! User.initial() has the type char
                    int[] codes(); //! User.codes() has the type int[]
                }
                """);
    }

    @Test
    void sizesThatCannotBe() {
        Marked.check("""
                @Table public interface User {
                    long id();
                    @Column(length = 40) String name();
                    @Column(precision = 12, scale = 2) java.math.BigDecimal balance();
                    @Column(length = 3) int age(); //! User.age() has a size that cannot be | text and bytes have a length
                    @Column(precision = 3) String code(); //! User.code() has a size
                    @Column(precision = 2, scale = 3) java.math.BigDecimal rate(); //! User.rate() has a size | at least
                    @Column(length = -1) String nick(); //! User.nick() has a size
                }
                """);
    }

    @Test
    void convertersThatDoNotFit() {
        Marked.check("""
                @Table public interface User {
                    long id();
                    @Convert(String.class) Thread a(); //! User.a() is converted by String | implements Converter<Thread, S>
                    @Convert(Upper.class) Thread b(); //! User.b() returns Thread, but Upper converts String
                    @Convert(Closed.class) String c(); //! User.c() is converted by Closed | constructor without arguments
                    @Convert(Odd.class) String d(); //! User.d() is converted to Thread by Odd, which no column holds
                    @Convert(Upper.class) String e();
                }
                """, """
                class Upper implements Converter<String, String> {
                    public String read(String stored) { return stored; }
                    public String write(String value) { return value; }
                }
                """, """
                class Closed implements Converter<String, String> {
                    Closed(int size) {}
                    public String read(String stored) { return stored; }
                    public String write(String value) { return value; }
                }
                """, """
                class Odd implements Converter<String, Thread> {
                    public String read(Thread stored) { return ""; }
                    public Thread write(String value) { return new Thread(); }
                }
                """);
    }

    @Test
    void generatedKeysThatCannotBe() {
        Marked.check("""
                @Table public interface Line {
                    @Id(generated = true) long order(); //! Line.order() is generated | a single key of type long or int
                    @Id int no();
                }
                """, """
                @Table public interface Word {
                    @Id(sequence = "word_no") String word(); //! Word.word() is generated | generated and sequence away
                }
                """, """
                @Table public interface Name {
                    @Id(generated = true) String name(); //! Name.name() is generated | type long or int
                }
                """, """
                @Table public interface Gap {
                    @Nullable Long id(); //! Gap.id() is part of the primary key | Take @Nullable away
                }
                """);
    }

    @Test
    void versionsThatAreNotCounted() {
        Marked.check("""
                @Table public interface User {
                    long id();
                    @Version String revision(); //! User.revision() is a @Version | long or int
                    @Version @Nullable Integer maybe(); //! User.maybe() is a @Version | nullable
                }
                """);
    }

    @Test
    void nullablePrimitives() {
        Marked.check("""
                @Table public interface User {
                    long id();
                    @Nullable int age(); //! User.age() is @Nullable, but a int is never null | Return Integer
                }
                """);
    }

    @Test
    void annotationsWhereTheyMeanNothing() {
        Marked.check("""
                @Table public interface User {
                    long id();
                    @Column(ordinal = true) String name(); //! User.name() is stored by ordinal, but String is not an enum
                    @Column(unique = true) Select<Tweet> tweets(); //! User.tweets() has no column of its own
                }
                """, "@Table public interface Tweet { long id(); @ForeignKey User user(); }");
    }

    @Test
    void columnsAndIndexes() {
        Marked.check("""
                @Table
                @Index(on = {"name", "agee"})
                public interface User { //! User has an @Index on "agee" | no column accessor agee() | It has: id, name, nick
                    long id();
                    String name();
                    @Column(name = "NAME") String nick(); //! User.nick() is kept in column NAME, and so is name()
                }
                """, "@Table public interface Nothing {} //! Nothing has no columns");
    }

    @Test
    void indexesOverNothing() {
        Marked.check("""
                @Table
                @Index(expression = "lower(name)")
                public interface User { //! User has an @Index that says no name | Give it columns (on) or an expression
                    long id();
                    String name();
                }
                """, """
                @Table
                @Index(name = "both", on = "name", expression = "lower(name)")
                public interface Pet { //! Pet has an @Index that says both or neither of columns and expression
                    long id();
                    String name();
                }
                """);
    }

    @Test
    void entitiesThatAreNoOpenInterfaces() {
        Marked.check(
                "@Table public class User {} //! User is not an interface",
                "@Table public record Point(int x) {} //! Point is not an interface",
                "@Table public interface Box<T> { T id(); } //! Box has type parameters",
                """
                public interface Outer {
                    @Table interface Fine { long id(); }
                    class Inner {
                        @Table private interface Hidden { long id(); } //! Hidden is private or sealed
                    }
                }
                """);
    }

    @Test
    void namesThatAreTaken() {
        Marked.check(
                "@Table public interface User { long id(); } //! p.UserTable is to be generated for User | among the sources",
                "public interface UserTable {}");
        Marked.check(
                """
                public interface Outer {
                    @Table interface User { long id(); }
                }
                """,
                "@Table public interface User { long id(); } //! p.UserDraft is to be generated for p.Outer.User and for p.User");
    }

    @Test
    void missingTypeIsOneErrorAndEverythingElseIsThere() {
        List<String> messages = Compiled.of(
                        Marked.files(
                                "@Table public interface User { long id(); String name(); }",
                                "@Table public interface Tweet { long id(); Misst typo(); @ForeignKey User user(); }",
                                "class Use { Object all = List.of(Tables.USER.name, Tables.TWEET.user, UserTable.USER, TweetTable.TWEET.id); }"))
                .messages();
        assertThat(messages)
                .allMatch(each -> each.contains("Misst"))
                .anyMatch(each -> each.startsWith("Tweet.java:9: "));
    }

    @Test
    void errorInOneEntityMakesNoErrorsElsewhere() {
        Marked.check(
                """
                @Table public interface User {
                    long id();
                    Thread odd(); //! User.odd()
                    Select<Tweet> tweets(); //! no foreign key to User
                }
                """,
                "@Table public interface Tweet { long id(); String content(); }",
                "class Use { Object all = List.of(Tables.USER.id, TweetTable.TWEET.content); }");
    }

    @Test
    void whateverIsMissingTheProcessorGoesOn() {
        List<String> messages = Compiled.of(
                        """
                        package p;
                        import dev.flycatcher.orm.*;
                        import dev.flycatcher.orm.annotation.Table;
                        import dev.flycatcher.orm.annotation.*;
                        import gone.Away;
                        @Table(name = MISSING)
                        public interface User extends Lost {
                            long id();
                            @Nullable String name();
                            @Away String away();
                            @Convert(Missing.class) Thread odd();
                            @ForeignKey Missing missing();
                            @ForeignKey(backref = MISSING, onDelete = Action.MISSING) User other();
                            @ManyToMany(through = Missing.class) Links<User> through();
                            Select<Missing> all();
                            Links<Missing> links();
                            Select raw();
                            Away[] array();
                        }
                        """,
                        "package p; @dev.flycatcher.orm.annotation.Table interface Fine { long id(); }",
                        "package p; class Use { Object fine = Tables.FINE.id; }")
                .messages();
        assertThat(messages).isNotEmpty().noneMatch(each -> each.contains("Exception") || each.startsWith("Use.java"));
    }
}
