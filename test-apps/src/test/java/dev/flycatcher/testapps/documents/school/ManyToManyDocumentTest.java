package dev.flycatcher.testapps.documents.school;

import static dev.flycatcher.testapps.documents.school.Tables.COURSE;
import static dev.flycatcher.testapps.documents.school.Tables.COURSE_STUDENT_THROUGH;
import static dev.flycatcher.testapps.documents.school.Tables.STUDENT;
import static dev.flycatcher.testapps.documents.school.Tables.STUDENT_COURSE;

import dev.flycatcher.orm.Database;
import dev.flycatcher.testapps.documents.Printed;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The third and fourth documents' many to many: through a table of one's own, and through an automatic one. */
class ManyToManyDocumentTest {
    @RegisterExtension
    final Printed out = new Printed();

    private final Database db = out.db;

    @BeforeEach
    void createData() {
        db.createTables(STUDENT, COURSE, STUDENT_COURSE, COURSE_STUDENT_THROUGH);
        for (String name : List.of("Huey", "Mickey", "Charlie", "Zaizee")) {
            db.create(STUDENT, s -> s.name(name));
        }
        for (String title : List.of("CS 101", "CS 150", "English 101", "Math")) {
            db.create(COURSE, c -> c.title(title));
        }
        out.begin();
    }

    private Student student(String name) {
        return db.get(STUDENT, STUDENT.name.eq(name));
    }

    private Course course(String title) {
        return db.get(COURSE, COURSE.title.eq(title));
    }

    private void enrol(String name, String title) {
        db.create(STUDENT_COURSE, e -> e.student(student(name)).course(course(title)));
    }

    @Test
    @DisplayName("MM-01 who takes a course, and what a student takes, by joining through the table between")
    void throughATableOfOnesOwn() {
        enrol("Huey", "Math");
        enrol("Zaizee", "Math");
        enrol("Huey", "CS 101");
        out.begin();
        for (Student student :
                db.from(STUDENT).join(STUDENT_COURSE).join(COURSE).where(COURSE.title.eq("Math"))) {
            out.print(student.name());
        }
        out.expect(1, "Huey", "Zaizee");
        for (Course course : db.from(COURSE)
                .join(STUDENT_COURSE)
                .join(STUDENT)
                .where(STUDENT.name.eq("Huey"))
                .orderBy(COURSE.title)) {
            out.print(course.title());
        }
        out.expect(1, "CS 101", "Math");
    }

    @Test
    @DisplayName("MM-02 all pairs in one query")
    void allPairs() {
        enrol("Zaizee", "Math");
        enrol("Huey", "Math");
        enrol("Huey", "CS 101");
        out.begin();
        for (StudentCourse pair : db.from(STUDENT_COURSE)
                .select(STUDENT_COURSE, STUDENT, COURSE)
                .join(COURSE)
                .switchTo(STUDENT_COURSE)
                .join(STUDENT)
                .orderBy(STUDENT.name, COURSE.title)) {
            out.print(pair.student().name(), "->", pair.course().title());
        }
        out.expect(1, "Huey -> CS 101", "Huey -> Math", "Zaizee -> Math");
    }

    @Test
    @DisplayName("MM-04 MM-05 MM-07 MM-09 MM-10 MM-14 MM-15 adding, listing, removing, clearing")
    void automaticTable() {
        Student huey = student("Huey");
        Course english = course("English 101");
        Course cs150 = course("CS 150");
        List<Student> others = List.of(student("Charlie"), student("Zaizee"));
        Student mickey = student("Mickey");
        out.begin();

        huey.courses().add(cs150);
        huey.courses().add(db.from(COURSE).where(COURSE.title.contains("English")));
        english.students().add(mickey);
        english.students().add(others);
        out.expect(4);

        for (Course course : huey.courses().orderBy(COURSE.title)) {
            out.print(course.title());
        }
        for (Student student : english.students().orderBy(STUDENT.name)) {
            out.print(student.name());
        }
        out.expect(2, "CS 150", "English 101", "Charlie", "Huey", "Mickey", "Zaizee");

        out.print(huey.courses().remove(db.from(COURSE).where(COURSE.title.startsWith("CS"))));
        out.print(english.students().remove(huey));
        out.print(english.students().clear());
        out.print(cs150.students().count());
        out.expect(4, "1", "1", "3", "0");
    }
}
