package dev.flycatcher.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The lines of docs/setup.md for JShell. */
class JShellTest {
    @Test
    @DisplayName("EX-60 in JShell, which has no processors, compiled entities are queried as anywhere")
    void compiledEntities() {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
            String last = "";
            for (String line : List.of(
                    "import dev.flycatcher.orm.*;",
                    "import static dev.flycatcher.orm.model.Tables.*;",
                    "var db = Database.open(\"jdbc:sqlite::memory:\");",
                    "db.createTables(USER, TWEET);",
                    "var huey = db.create(USER, u -> u.username(\"huey\"));",
                    "db.createAll(TWEET, java.util.List.of(\"a\", \"b\"), (t, text) -> t.user(huey).content(text));",
                    "huey.tweets().count();")) {
                for (SnippetEvent each : shell.eval(line)) {
                    assertThat(each.exception()).as(line).isNull();
                    assertThat(shell.diagnostics(each.snippet())).as(line).isEmpty();
                    last = String.valueOf(each.value());
                }
            }
            assertThat(last).isEqualTo("2");
        }
    }
}
