package dev.flycatcher.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A table typed by hand, as in a JShell session: read-only, and without a key. */
@OnEveryEngine
class HandWrittenTableTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase();

    private static final NoteTable NOTE = new NoteTable(null);

    /** The entity and its row in one: an interface is a convenience, not a need. */
    static final class Note extends Row {
        private String text;

        Note(Origin origin) {
            super(origin);
        }

        String text() {
            need(0);
            return text;
        }

        @Override
        protected Table<?> ownTable() {
            return NOTE;
        }

        @Override
        protected @Nullable Object get(int column) {
            return text;
        }

        @Override
        protected void set(int column, @Nullable Object value) {
            text = (String) value;
        }
    }

    static final class NoteTable extends Table<Note> {
        final TextColumn<Note> text = text(Spec.of("text", "text", Type.TEXT));

        NoteTable(@Nullable String alias) {
            super(Note.class, "note", alias);
        }

        @Override
        public NoteTable base() {
            return NOTE;
        }

        @Override
        public NoteTable as() {
            return new NoteTable(null);
        }

        @Override
        public NoteTable as(String alias) {
            return new NoteTable(alias);
        }

        @Override
        protected Row newRow(Origin origin) {
            return new Note(origin);
        }

        @Override
        protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
            Note note = new Note(origin);
            note.text = rows.getString(at);
            return note;
        }
    }

    @Test
    @DisplayName("CK-04 EC-89 rows without a key equal only themselves, and are changed by condition alone")
    void behavesTheSame() {
        Database db = t.db;
        db.createTables(NOTE);
        db.execute("INSERT INTO note (text) VALUES ('a'), ('a')");
        List<Note> notes = db.from(NOTE).where(NOTE.text.eq("a")).list();
        assertThat(notes).extracting(Note::text).containsExactly("a", "a");
        assertThat(notes.get(0)).isEqualTo(notes.get(0)).isNotEqualTo(notes.get(1));
        assertThatThrownBy(() -> db.delete(notes.get(0)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("has no primary key");
        assertThatThrownBy(() -> db.find(NOTE, 1L)).isInstanceOf(QueryException.class);
        assertThat(db.update(NOTE).set(NOTE.text, "b").where(NOTE.text.eq("a")).execute())
                .isEqualTo(2);
        assertThat(db.deleteFrom(NOTE).execute()).isEqualTo(2);
    }
}
