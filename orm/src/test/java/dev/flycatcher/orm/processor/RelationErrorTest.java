package dev.flycatcher.orm.processor;

import org.junit.jupiter.api.Test;

/** What is wrong between two entities fails compilation on the user's own line, names both places, and says the cure. */
class RelationErrorTest {
    private static final String USER = "@Table public interface User { long id(); }";

    @Test
    void backrefThatNobodyDeclares() {
        Marked.check(USER, """
                @Table public interface Tweet {
                    long id();
                    @ForeignKey(backref = "tweets")
                    User user(); //! Tweet.user() | "tweets" | User has no accessor tweets() | Add Select<Tweet> tweets(); to User
                }
                """);
    }

    /** BR-08 */
    @Test
    void backrefThatIsAColumnOfTheTarget() {
        Marked.check("@Table public interface User { long id(); String tweets(); }", """
                @Table public interface Tweet {
                    long id();
                    @ForeignKey(backref = "tweets") User user(); //! Tweet.user() | User.tweets() is a column | Choose another
                }
                """);
    }

    @Test
    void backrefThatListsSomethingElse() {
        Marked.check("""
                @Table public interface User {
                    long id();
                    Select<User> tweets(); //! User.tweets() lists User rows | User has no foreign key to User | Add @ForeignKey(backref = "tweets") User to User
                }
                """, """
                @Table public interface Tweet {
                    long id();
                    @ForeignKey(backref = "tweets") User user(); //! Tweet.user() | User.tweets() returns Select<User> | Select<Tweet>
                }
                """);
    }

    @Test
    void listWithoutAForeignKey() {
        Marked.check("""
                @Table public interface User {
                    long id();
                    Select<Tweet> tweets(); //! User.tweets() | Tweet has no foreign key to User | @ForeignKey(backref = "tweets") User to Tweet
                }
                """, "@Table public interface Tweet { long id(); }");
    }

    @Test
    void listWhoseForeignKeySaysAnotherName() {
        Marked.check("""
                @Table public interface User {
                    long id();
                    Select<Tweet> tweets();
                    Select<Tweet> posts(); //! User.posts() | backref "posts" | user() has "tweets"
                }
                """, """
                @Table public interface Tweet {
                    long id();
                    @ForeignKey(backref = "tweets") User user();
                }
                """);
    }

    @Test
    void listOfWhatIsNoEntity() {
        Marked.check("""
                @Table public interface User {
                    long id();
                    Select<String> names(); //! User.names() returns Select<String> | String is not an entity | @Table
                    Links<String> others(); //! User.others() returns Links<String> | String is not an entity | @Table
                }
                """);
    }

    /** BR-08 */
    @Test
    void twoForeignKeysWithOneBackref() {
        Marked.check("@Table public interface User { long id(); Select<Relationship> following(); }", """
                @Table public interface Relationship {
                    long id();
                    @ForeignKey(backref = "following") User fromUser();
                    @ForeignKey(backref = "following") User toUser(); //! Relationship has two foreign keys to User | fromUser() and toUser() | both with backref "following" | "+"
                }
                """);
    }

    @Test
    void twoForeignKeysWithoutABackref() {
        Marked.check(USER, """
                @Table public interface Relationship {
                    long id();
                    @ForeignKey User fromUser();
                    @ForeignKey User toUser(); //! two foreign keys to User | fromUser() and toUser() | Give each a backref
                }
                """);
    }

    /** BR-07 */
    @Test
    void plusMeansThatThereIsNoAccessor() {
        Marked.check(USER, """
                @Table public interface Relationship {
                    long id();
                    @ForeignKey(backref = "+") User fromUser();
                    @ForeignKey(backref = "+") User toUser();
                }
                """);
    }

    /** O1-03 */
    @Test
    void singleEndOfAForeignKeyThatIsNotUnique() {
        Marked.check(
                """
                @Table public interface Member {
                    long id();
                    @Nullable Profile profile(); //! Member.profile() reads one Profile | Profile.member() is not unique | unique = true | Select<Profile>
                }
                """,
                "@Table public interface Profile { long id(); @ForeignKey(backref = \"profile\") Member member(); }");
    }

    @Test
    void referenceWithoutAForeignKey() {
        Marked.check(USER, """
                @Table public interface Tweet {
                    long id();
                    User user(); //! Tweet.user() | User has no foreign key to Tweet | Annotate this @ForeignKey
                }
                """);
    }

    @Test
    void referenceToWhatIsNoEntity() {
        Marked.check("""
                @Table public interface Tweet {
                    long id();
                    @ForeignKey String user(); //! Tweet.user() is a @ForeignKey | String is not an entity | @Table
                    @ForeignKey Thread thread(); //! Tweet.thread() is a @ForeignKey | Thread is not an entity | @Table
                }
                """);
    }

    /** FK-17 */
    @Test
    void referenceToAColumnThatIsNotUnique() {
        Marked.check("@Table public interface Country { long id(); String code(); }", """
                @Table public interface City {
                    long id();
                    @ForeignKey(references = "code") Country country(); //! City.country() references Country.code() | not unique | @Column(unique = true)
                }
                """);
    }

    @Test
    void referenceToAColumnThatIsMissing() {
        Marked.check("@Table public interface Country { long id(); @Column(unique = true) String code(); }", """
                @Table public interface City {
                    long id();
                    @ForeignKey(references = "kode") Country country(); //! City.country() references "kode" | Country has no column accessor kode() | It has: id, code
                }
                """);
    }

    /** CK-03 */
    @Test
    void referenceToACompositeKey() {
        Marked.check("@Table public interface OrderLine { @Id long orderNo(); @Id int lineNo(); }", """
                @Table public interface Parcel {
                    long id();
                    @ForeignKey OrderLine line(); //! Parcel.line() points at OrderLine | 2 columns (orderNo, lineNo) | references
                }
                """);
    }

    @Test
    void referenceToAnEntityWithoutAKey() {
        Marked.check("@Table public interface Note { String text(); }", """
                @Table public interface Pin {
                    long id();
                    @ForeignKey Note note(); //! Pin.note() points at Note, which has no primary key | references
                }
                """);
    }

    @Test
    void keysThatReferenceEachOther() {
        Marked.check(
                "@Table public interface A { @Id @ForeignKey(backref = \"+\") B b(); } //! in turn",
                "@Table public interface B { @Id @ForeignKey(backref = \"+\") A a(); } //! in turn");
    }

    /** FK-19 */
    @Test
    void clearingAReferenceThatIsNeverNull() {
        Marked.check(USER, """
                @Table public interface Tweet {
                    long id();
                    @ForeignKey(onDelete = Action.SET_NULL) User user(); //! Tweet.user() is never NULL | onDelete = SET_NULL | @Nullable
                }
                """, """
                @Table public interface Draft {
                    long id();
                    @ForeignKey(onUpdate = Action.SET_DEFAULT) User user(); //! Draft.user() has no default | SET_DEFAULT | sqlDefault
                }
                """);
    }

    @Test
    void rawKeyOfAnotherType() {
        Marked.check(USER, """
                @Table public interface Tweet {
                    long id();
                    @ForeignKey User user();
                    String userId(); //! Tweet.userId() reads the key of Tweet.user(), which is a long
                    @ForeignKey(backref = "+") @Nullable Tweet parent();
                    long parentId(); //! Tweet.parentId() reads the key of Tweet.parent() | a nullable Long
                }
                """);
    }

    @Test
    void rawKeyThatMayBeNullWhereTheReferenceMayNot() {
        Marked.check(USER, """
                @Table public interface Tweet {
                    long id();
                    @ForeignKey User user();
                    @Nullable Long userId(); //! Tweet.userId() may be null | Tweet.user() | Mark both @Nullable
                }
                """);
    }

    @Test
    void linksThatNobodyDeclares() {
        Marked.check("""
                @Table public interface Student {
                    long id();
                    Links<Course> courses(); //! Student.courses() links to Course | @ManyToMany(backref = "courses")
                }
                """, "@Table public interface Course { long id(); }");
    }

    @Test
    void linksWhoseOtherSideIsMissing() {
        Marked.check("@Table public interface Student { long id(); }", """
                @Table public interface Course {
                    long id();
                    @ManyToMany(backref = "courses") Links<Student> students(); //! Course.students() has backref "courses" | Student has no accessor courses() | Links<Course> courses(); to Student
                }
                """);
    }

    @Test
    void linksDeclaredOnBothSides() {
        Marked.check("""
                @Table public interface Student {
                    long id();
                    @ManyToMany(backref = "students") Links<Course> courses(); //! Course.students() and Student.courses() both declare | Take
                }
                """, """
                @Table public interface Course {
                    long id();
                    @ManyToMany(backref = "courses") Links<Student> students();
                }
                """);
    }

    /** MM-06 */
    @Test
    void throughWithoutAForeignKeyToASide() {
        Marked.check(
                "@Table public interface Student { long id(); }",
                "@Table public interface Enrolment { long id(); @ForeignKey Course course(); }",
                """
                @Table public interface Course {
                    long id();
                    @ManyToMany(through = Enrolment.class) Links<Student> students(); //! Course.students() goes through Enrolment | no foreign key to Student | Add @ForeignKey Student student(); to Enrolment
                }
                """);
    }

    /** MM-06 */
    @Test
    void throughWhatIsNoEntity() {
        Marked.check("@Table public interface Student { long id(); }", """
                @Table public interface Course {
                    long id();
                    @ManyToMany(through = String.class) Links<Student> students(); //! Course.students() goes through String, which is not an entity
                    @ManyToMany String title(); //! Course.title() is a @ManyToMany, but returns String | Links<Target>
                }
                """);
    }

    /** MM-18 */
    @Test
    void twoTablesBetweenOfOneName() {
        Marked.check("@Table public interface Student { long id(); }", """
                @Table public interface Course {
                    long id();
                    @ManyToMany Links<Student> students();
                    @ManyToMany(backref = "+") Links<Student> assistants(); //! Course.students() and Course.assistants() | course_student_through | through
                }
                """);
    }
}
