package dev.flycatcher.testapps.documents.library;

import static dev.flycatcher.testapps.documents.library.Tables.AUTHOR;
import static dev.flycatcher.testapps.documents.library.Tables.BOOK;

import dev.flycatcher.testapps.documents.Printed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first document: back-references and relational operations. */
class BackReferencesDocumentTest {
    @RegisterExtension
    final Printed out = new Printed();

    @BeforeEach
    void createData() {
        out.db.createTables(AUTHOR, BOOK);
        Author john = out.db.create(AUTHOR, a -> a.name("John Doe"));
        Author jane = out.db.create(AUTHOR, a -> a.name("Jane Roe"));
        out.db.create(BOOK, b -> b.title("First").author(john));
        out.db.create(BOOK, b -> b.title("Second").author(john));
        out.db.create(BOOK, b -> b.title("Third").author(jane));
        out.begin();
    }

    @Test
    @DisplayName("BR-01 BR-02 author.books lists the books by an author")
    void backReference() {
        Author author = out.db.get(AUTHOR, AUTHOR.name.eq("John Doe"));
        for (Book book : author.books()) {
            out.print(book.title());
        }
        out.expect(2, "First", "Second");
    }

    @Test
    @DisplayName("C1 select_related: books and their authors in one query")
    void selectRelated() {
        for (Book book : out.db.from(BOOK).selectRelated(BOOK.author)) {
            out.print("Book: " + book.title() + ", Author: " + book.author().name());
        }
        out.expect(
                1, "Book: First, Author: John Doe", "Book: Second, Author: John Doe", "Book: Third, Author: Jane Roe");
    }

    @Test
    @DisplayName("C1 prefetch_related: authors and their books in two queries")
    void prefetchRelated() {
        for (Author author : out.db.from(AUTHOR).prefetchRelated(AUTHOR.books)) {
            for (Book book : author.books()) {
                out.print("Book: " + book.title() + ", Author: " + author.name());
            }
        }
        out.expect(
                2, "Book: First, Author: John Doe", "Book: Second, Author: John Doe", "Book: Third, Author: Jane Roe");
    }

    @Test
    @DisplayName("BR-03 join, exists and aggregates are ordinary queries")
    void otherOperations() {
        for (Author author : out.db.from(AUTHOR).join(BOOK).where(BOOK.title.eq("Third"))) {
            out.print(author.name(), author.books().exists(), author.books().count());
        }
        out.expect(3, "Jane Roe true 1");
    }
}
