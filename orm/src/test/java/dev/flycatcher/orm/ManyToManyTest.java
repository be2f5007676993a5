package dev.flycatcher.orm;

import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.model.Tables.ARTICLE;
import static dev.flycatcher.orm.model.Tables.ARTICLE_TAG;
import static dev.flycatcher.orm.model.Tables.COURSE;
import static dev.flycatcher.orm.model.Tables.COURSE_STUDENT_THROUGH;
import static dev.flycatcher.orm.model.Tables.STUDENT;
import static dev.flycatcher.orm.model.Tables.TAG;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.jdbc.ConstraintException;
import dev.flycatcher.orm.model.Article;
import dev.flycatcher.orm.model.Course;
import dev.flycatcher.orm.model.Student;
import dev.flycatcher.orm.model.Tag;
import dev.flycatcher.orm.model.User;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryEngine
class ManyToManyTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase();

    private final Database db = t.db;
    private Student huey;
    private Student mickey;
    private Course cs101;
    private Course math;

    @BeforeEach
    void enrol() {
        db.createTables(STUDENT, COURSE, COURSE_STUDENT_THROUGH);
        huey = db.create(STUDENT, s -> s.name("Huey"));
        mickey = db.create(STUDENT, s -> s.name("Mickey"));
        cs101 = db.create(COURSE, c -> c.title("CS 101"));
        math = db.create(COURSE, c -> c.title("Math"));
    }

    @Test
    @DisplayName("MM-04 MM-05 the table between is a table like any other, with a unique pair")
    void automaticThrough() {
        assertThat(COURSE.students.through()).isSameAs(COURSE_STUDENT_THROUGH);
        assertThat(COURSE_STUDENT_THROUGH.name()).isEqualTo("course_student_through");
        assertThat(t.log.statements())
                .anyMatch(sql ->
                        sql.contains("UNIQUE") && sql.contains("\"course_student_through_course_id_student_id\""));
    }

    @Test
    @DisplayName("MM-07 MM-09 access is a query from both sides; adding is one statement, and none for nothing")
    void addAndQuery() {
        assertThat(t.count(() -> huey.courses().add(cs101))).isEqualTo(1);
        assertThat(t.count(() -> huey.courses().add(List.of()))).isZero();
        assertThat(t.count(() -> math.students().add(List.of(huey, mickey)))).isEqualTo(1);
        assertThat(huey.courses().orderBy(COURSE.title.desc()))
                .extracting(Course::title)
                .containsExactly("Math", "CS 101");
        assertThat(math.students().count()).isEqualTo(2);
        assertThat(cs101.students()).extracting(Student::name).containsExactly("Huey");
        assertThat(t.text(huey.courses()))
                .endsWith(
                        "FROM \"course\" AS \"t1\" INNER JOIN \"course_student_through\" AS \"t2\" ON (\"t2\".\"course_id\" ="
                                + " \"t1\".\"id\") WHERE (\"t2\".\"student_id\" = ?)");
    }

    @Test
    @DisplayName("MM-10 MM-14 adding and removing a query is one statement whose rows never travel")
    void byQuery() {
        var all = from(COURSE).where(COURSE.title.contains("M"));
        assertThat(t.count(() -> huey.courses().add(all))).isEqualTo(1);
        assertThat(t.log.statements())
                .last()
                .asString()
                .startsWith("INSERT INTO")
                .contains("SELECT ?, \"t1\".\"id\" FROM \"course\"");
        assertThat(huey.courses().count()).isEqualTo(1);
        assertThat(t.count(() -> assertThat(huey.courses().remove(all)).isEqualTo(1)))
                .isEqualTo(1);
        assertThat(huey.courses().count()).isZero();
    }

    @Test
    @DisplayName("MM-14 MM-15 removing and clearing tell how many links went; other owners keep theirs")
    void removeAndClear() {
        huey.courses().add(List.of(cs101, math));
        mickey.courses().add(math);
        assertThat(t.count(() -> assertThat(huey.courses().remove(cs101)).isEqualTo(1)))
                .isEqualTo(1);
        assertThat(huey.courses().remove(cs101)).isZero();
        assertThat(t.count(() -> assertThat(huey.courses().remove(List.of())).isZero()))
                .isZero();
        assertThat(huey.courses().clear()).isEqualTo(1);
        assertThat(mickey.courses().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("MM-16 setting replaces all links in one transaction")
    void setReplaces() {
        huey.courses().add(cs101);
        huey.courses().set(List.of(math));
        assertThat(t.log.statements().subList(t.log.count() - 4, t.log.count()))
                .first()
                .isEqualTo("BEGIN");
        assertThat(huey.courses()).extracting(Course::title).containsExactly("Math");
        assertThatThrownBy(() -> huey.courses().set(List.of(cs101, cs101))).isInstanceOf(ConstraintException.class);
        assertThat(huey.courses()).extracting(Course::title).containsExactly("Math");
        huey.courses().set(List.of());
        assertThat(huey.courses().exists()).isFalse();
    }

    @Test
    @DisplayName(
            "EC-81 MM-08 MM-11 MM-12 MM-13 unsaved entities are refused; a link that exists is an error, unless ignored")
    void badLinks() {
        assertThatThrownBy(() -> STUDENT.draft().name("x").courses().list()).isInstanceOf(UnsavedException.class);
        assertThatThrownBy(() -> huey.courses().add(COURSE.draft().title("x"))).isInstanceOf(UnsavedException.class);
        huey.courses().add(cs101);
        assertThatThrownBy(() -> huey.courses().add(cs101)).isInstanceOf(ConstraintException.class);
        huey.courses().addMissing(List.of(cs101, math));
        assertThat(huey.courses().count()).isEqualTo(2);
    }

    @Test
    @DisplayName("MM-17 a filtered handle has no means to link or unlink")
    void filteredHandle() {
        Select<Course> filtered = huey.courses().where(COURSE.title.eq("Math"));
        assertThat(filtered).isNotInstanceOf(Links.class);
    }

    @Test
    @DisplayName("MM-01 MM-02 MM-03 MM-06 MM-20 a table between of one's own: queried through, listed in one statement")
    void explicitThrough() {
        db.createTables(USER, ARTICLE, TAG, ARTICLE_TAG);
        User author = db.create(USER, u -> u.username("huey"));
        Article one = db.create(ARTICLE, a -> a.title("one").author(author));
        Tag python = db.create(TAG, x -> x.name("python"));
        assertThat(db.getOrCreate(
                                ARTICLE_TAG,
                                ARTICLE_TAG.article.refersTo(one).and(ARTICLE_TAG.tag.refersTo(python)),
                                x -> x.article(one).tag(python))
                        .created())
                .isTrue();
        assertThat(one.tags()).extracting(Tag::name).containsExactly("python");
        assertThat(python.articles()).extracting(Article::title).containsExactly("one");
        assertThat(db.from(ARTICLE)
                        .join(ARTICLE_TAG)
                        .join(TAG)
                        .where(TAG.name.eq("python"))
                        .count())
                .isEqualTo(1);
        assertThat(db.from(TAG)
                        .join(ARTICLE_TAG)
                        .where(ARTICLE_TAG.article.refersTo(one))
                        .count())
                .isEqualTo(1);
        var pairs = db.from(ARTICLE_TAG)
                .select(ARTICLE_TAG, ARTICLE, TAG)
                .join(ARTICLE)
                .switchTo(ARTICLE_TAG)
                .join(TAG);
        assertThat(t.count(() -> assertThat(pairs)
                        .extracting(x -> x.article().title() + " -> " + x.tag().name())
                        .containsExactly("one -> python")))
                .isEqualTo(1);
        assertThat(db.deleteFrom(ARTICLE_TAG)
                        .where(ARTICLE_TAG.article.refersTo(one), ARTICLE_TAG.tag.refersTo(python))
                        .execute())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("PF-16 EC-66 the table between and the far side listed: the relation is loaded, three statements")
    void prefetchThrough() {
        huey.courses().add(List.of(cs101, math));
        t.log.clear();
        List<Student> students =
                db.from(STUDENT).prefetch(COURSE_STUDENT_THROUGH, COURSE).list();
        assertThat(students.get(0).courses()).extracting(Course::title).containsExactly("CS 101", "Math");
        assertThat(students.get(1).courses()).isEmpty();
        assertThat(t.log.count()).isEqualTo(3);
    }

    @Test
    @DisplayName("LD-01: a many-to-many named is loaded in one more statement, limited per owner if asked")
    void loadedByName() {
        huey.courses().add(List.of(cs101, math));
        mickey.courses().add(math);
        t.log.clear();
        List<Student> students = db.from(STUDENT).with(STUDENT.courses).list();
        assertThat(students.get(0).courses()).hasSize(2);
        assertThat(students.get(1).courses()).extracting(Course::title).containsExactly("Math");
        assertThat(t.log.count()).isEqualTo(2);
        List<Student> limited = db.from(STUDENT)
                .with(STUDENT.courses.load().orderBy(COURSE.title.desc()).perParent(1))
                .list();
        assertThat(limited.get(0).courses()).extracting(Course::title).containsExactly("Math");
    }

    @Test
    @DisplayName("MM-18 MM-19 each relation has its own table between, which no entity inherits")
    void relationsAreTheirOwn() {
        assertThat(STUDENT.courses.through()).isSameAs(COURSE.students.through());
        assertThat(ARTICLE.tags.through()).isSameAs(ARTICLE_TAG);
    }
}
