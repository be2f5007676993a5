package dev.flycatcher.orm.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.orm.processor.Compiled;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities from an existing schema: actions, cycles, views, hostile names. */
class ReflectionTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private String reflect(String... statements) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("app.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.executeUpdate(each);
            }
        }
        String[] args = {"reflect", "--url", url, "--sources", folder.toString(), "--package", "live"};
        assertThat(new ModelTool().run(new PrintWriter(out), new PrintWriter(err), args))
                .as(err.toString())
                .isZero();
        return out.toString();
    }

    private String source(String entity) throws Exception {
        return Files.readString(folder.resolve("live/" + entity + ".java"));
    }

    private List<String> compile() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("live"))) {
            List<String> sources = new java.util.ArrayList<>();
            for (Path each : files.sorted().toList()) {
                sources.add(Files.readString(each));
            }
            return Compiled.of(sources.toArray(String[]::new)).messages();
        }
    }

    @Test
    @DisplayName("EX-43 types, defaults, actions, one-to-one, indexes and both sides of each key; it compiles")
    void blog() throws Exception {
        reflect(
                "CREATE TABLE users (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL UNIQUE, score REAL, bio TEXT)",
                "CREATE TABLE profile (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE REFERENCES users (id) ON DELETE"
                        + " CASCADE)",
                "CREATE TABLE posts (id INTEGER PRIMARY KEY, author_id INTEGER NOT NULL REFERENCES users (id),"
                        + " editor_id INTEGER REFERENCES users (id) ON DELETE SET NULL, title TEXT NOT NULL DEFAULT 'new',"
                        + " price DECIMAL(9,2), made DATE)",
                "CREATE INDEX by_title ON posts (title)",
                "CREATE UNIQUE INDEX pair ON posts (author_id, title)");
        assertThat(source("Posts"))
                .contains("@Index(on = {\"author\", \"title\"}, unique = true)\n@Table\npublic interface Posts {")
                .contains("@Column(index = true, sqlDefault = \"'new'\")\n    String title();")
                .contains("@ForeignKey(backref = \"authorPosts\")\n    Users author();\n\n    long authorId();")
                .contains("@ForeignKey(backref = \"editorPosts\", onDelete = Action.SET_NULL)\n    @Nullable\n    Users"
                        + " editor();\n\n    @Nullable\n    Long editorId();")
                .contains("@Column(precision = 9, scale = 2)\n    @Nullable\n    BigDecimal price();");
        assertThat(source("Users"))
                .contains("@Column(unique = true, length = 40)\n    String name();", "@Nullable\n    Double score();")
                .contains("Select<Posts> authorPosts();", "Select<Posts> editorPosts();")
                .contains("@Nullable\n    Profile profile();");
        assertThat(compile()).isEmpty();
    }

    @Test
    @DisplayName("tables that point at each other and at themselves, keys of several columns, views")
    void shapes() throws Exception {
        String told = reflect(
                "CREATE TABLE chicken (id INTEGER PRIMARY KEY, egg_id INTEGER REFERENCES egg (id))",
                "CREATE TABLE egg (id INTEGER PRIMARY KEY, chicken_id INTEGER REFERENCES chicken (id))",
                "CREATE TABLE node (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES node (id))",
                "CREATE TABLE line (order_no INTEGER, line_no INTEGER, what TEXT, PRIMARY KEY (order_no, line_no))",
                "CREATE TABLE part (id INTEGER PRIMARY KEY, order_no INTEGER, line_no INTEGER, FOREIGN KEY (order_no, line_no)"
                        + " REFERENCES line (order_no, line_no))",
                "CREATE VIEW everything AS SELECT what FROM line");
        assertThat(told)
                .contains("part: the foreign key [order_no, line_no] to line has several columns")
                .contains("everything is a view");
        assertThat(source("Line")).contains("@Id\n    long orderNo();", "@Id\n    long lineNo();");
        assertThat(source("Node")).contains("Node parent();").contains("Select<Node> node();");
        assertThat(compile()).isEmpty();
    }

    @Test
    @DisplayName("names that Java cannot have, and names that would break out of the source")
    void hostileNames() throws Exception {
        reflect(
                "CREATE TABLE \"class\" (id INTEGER PRIMARY KEY, \"int\" TEXT, \"to string\" TEXT, \"2nd\" TEXT, \"a\"\"); evil()//\""
                        + " TEXT, \"hashCode\" TEXT, \"ü\" TEXT DEFAULT '\\u0022\"')",
                "CREATE TABLE \"String\" (id INTEGER PRIMARY KEY, class_id INTEGER REFERENCES \"class\" (id), name TEXT)");
        assertThat(source("Class_")).contains("@Table(name = \"class\")").doesNotContain("evil()//\n");
        assertThat(compile()).isEmpty();
    }
}
