package dev.flycatcher.testapps.json;

import static dev.flycatcher.testapps.json.Tables.AUTHOR;
import static dev.flycatcher.testapps.json.Tables.BOOK;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flycatcher.orm.Database;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jackson reads an entity as its columns, follows no relation, and sends nothing. (LZ-08) */
class JacksonTest {
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> statements = new ArrayList<>();
    private final Database db = Database.open(
            "jdbc:sqlite::memory:", event -> statements.add(event.command().sql()));

    @BeforeEach
    void createTables() {
        db.createTables(AUTHOR, BOOK);
        Author ann = db.create(AUTHOR, a -> a.name("ann"));
        db.create(BOOK, b -> b.title("one").author(ann));
        statements.clear();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void writesColumnsAndRawKeys() throws Exception {
        assertThat(json.writeValueAsString(db.from(BOOK).list()))
                .isEqualTo("[{\"id\":1,\"title\":\"one\",\"author\":1,\"json\":null}]");
        assertThat(statements).hasSize(1);
    }

    @Test
    void leavesOutWhatWasNotSelected() throws Exception {
        assertThat(json.writeValueAsString(db.from(BOOK).select(BOOK.title).get()))
                .isEqualTo("{\"title\":\"one\"}");
        assertThat(statements).hasSize(1);
    }

    @Test
    void includesARelationThatIsNamed() throws Exception {
        Author ann = db.from(AUTHOR).with(AUTHOR.books).get();
        assertThat(json.writeValueAsString(AUTHOR.toMap(ann, AUTHOR.books)))
                .isEqualTo("{\"id\":1,\"name\":\"ann\","
                        + "\"books\":[{\"id\":1,\"title\":\"one\",\"author\":1,\"json\":null}]}");
        assertThat(statements).hasSize(2);
    }
}
