package dev.flycatcher.testapps.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.orm.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database in memory, what an example prints, and the statements it sends. */
public final class Printed implements AfterEachCallback {
    private final List<String> statements = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    public final Database db = Database.open(
            "jdbc:sqlite::memory:", event -> statements.add(event.command().sql()));

    /** As Python prints: values with a space between. */
    public void print(Object... values) {
        lines.add(Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" ")));
    }

    /** From here on the example runs: what set it up is forgotten. */
    public void begin() {
        statements.clear();
        lines.clear();
    }

    /** Asserts what was printed since the last time, and with how many statements. */
    public void expect(int queries, String... expected) {
        assertThat(lines).containsExactly(expected);
        assertThat(statements).as("statements").hasSize(queries);
        begin();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        db.close();
    }
}
