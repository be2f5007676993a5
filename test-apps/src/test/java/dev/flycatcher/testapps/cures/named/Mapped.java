package dev.flycatcher.testapps.cures.named;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Persons who write books that have labels and editions, of which copies are lent. */
final class Mapped {
    private Mapped() {}

    static final Class<?>[] ALL = {Person.class, Book.class, Label.class, Edition.class, Copy.class};

    /** Whatever has a number. */
    @MappedSuperclass
    abstract static class Numbered {
        @Id
        @Column(name = "nr")
        Long id;
    }

    /** Who writes. */
    @Entity(name = "Person")
    @Table(name = "lib_people")
    static class Person extends Numbered {
        String fullName;

        @OneToMany(mappedBy = "writer")
        Set<Book> works = new HashSet<>();

        @ElementCollection
        @CollectionTable(name = "lib_phones", joinColumns = @JoinColumn(name = "of_whom"))
        Set<String> phones = new HashSet<>();

        String called() {
            return fullName;
        }
    }

    /** What is written. */
    @Entity(name = "Opus")
    @Table(name = "lib_books")
    static class Book extends Numbered {
        String title;

        @ManyToOne(fetch = FetchType.LAZY)
        Person writer;

        @ManyToMany
        @JoinTable(
                name = "lib_stickers",
                joinColumns = @JoinColumn(name = "on_what"),
                inverseJoinColumns = @JoinColumn(name = "which"))
        Set<Label> stickers = new HashSet<>();
    }

    /** What a book is about; mapped at its getters. */
    @Entity(name = "Label")
    @Table(name = "lib_labels")
    static class Label {
        private Long number;
        private String word;
        private Set<Book> books = new HashSet<>();

        @Id
        @Column(name = "nr")
        public Long getNumber() {
            return number;
        }

        public void setNumber(Long number) {
            this.number = number;
        }

        public String getWord() {
            return word;
        }

        public void setWord(String word) {
            this.word = word;
        }

        @ManyToMany(mappedBy = "stickers")
        public Set<Book> getBooks() {
            return books;
        }

        public void setBooks(Set<Book> books) {
            this.books = books;
        }
    }

    /** A key of two columns. */
    @Embeddable
    static class EditionId implements Serializable {
        private static final long serialVersionUID = 1;

        @Column(name = "book_nr")
        Long book;

        @Column(name = "edition_nr")
        Integer count;

        @Override
        public boolean equals(Object other) {
            return other instanceof EditionId id && Objects.equals(book, id.book) && Objects.equals(count, id.count);
        }

        @Override
        public int hashCode() {
            return Objects.hash(book, count);
        }
    }

    /** A book as it was printed. */
    @Entity(name = "Edition")
    @Table(name = "lib_editions")
    static class Edition {
        @EmbeddedId
        EditionId id = new EditionId();

        @Column(name = "printed_in")
        int year;

        int printed() {
            return year;
        }
    }

    /** What is lent. */
    @Entity
    @Table(name = "lib_copies")
    static class Copy extends Numbered {
        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "of_book", referencedColumnName = "book_nr")
        @JoinColumn(name = "of_edition", referencedColumnName = "edition_nr")
        Edition exemplar;
    }

    /**
     * Twenty of each, their numbers from there on. Those of books lie far apart: one query reads them for two loops, and
     * no name says that labels are asked for by them, so of numbers that lie close chance would not be ruled out.
     */
    static List<Object> sample(long from) {
        List<Object> all = new ArrayList<>();
        for (long i = from + 1; i <= from + 20; i++) {
            Person person = new Person();
            person.id = 1000 + 7 * i;
            person.fullName = "person " + i;
            person.phones.add("+" + i);
            Label label = new Label();
            label.setNumber(5000 + 11 * i);
            label.setWord("word " + i);
            Book book = new Book();
            book.id = 200_000 + 1_013 * i;
            book.title = "book " + i;
            book.writer = person;
            book.stickers.add(label);
            Edition edition = new Edition();
            edition.id.book = book.id;
            edition.id.count = (int) (i * 17);
            edition.year = 1900 + (int) i;
            Copy copy = new Copy();
            copy.id = 70_000 + 13 * i;
            copy.exemplar = edition;
            all.addAll(List.of(person, label, book, edition, copy));
        }
        return all;
    }
}
