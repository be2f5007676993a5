package dev.flycatcher.analyzer;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.report.Form;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.TraceMerge;
import dev.flycatcher.analyzer.trace.TraceReader;
import dev.flycatcher.analyzer.trace.TraceWriter;
import dev.flycatcher.analyzer.trace.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many JVMs' snapshots as one: associative, commutative, and equal bytes whatever the order. */
class TraceMergeTest {
    @TempDir
    Path folder;

    private int files;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void mergesToTheSameBytesInAnyOrderAndAnyGrouping(int seed) throws IOException {
        Random random = new Random(seed);
        List<Path> snapshots = new ArrayList<>();
        for (int n = 2 + random.nextInt(6); n > 0; n--) {
            snapshots.add(snapshot(random));
        }
        byte[] atOnce = Files.readAllBytes(merge(snapshots));
        Collections.shuffle(snapshots, random);

        assertThat(Files.readAllBytes(merge(snapshots))).isEqualTo(atOnce);
        assertThat(Files.readAllBytes(tree(snapshots, random))).isEqualTo(atOnce);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {21, 22, 23})
    void reportsTheSameBytesInEveryFormFromTheFilesAndFromTheirMerge(int seed) throws IOException {
        Random random = new Random(seed);
        List<Path> snapshots = new ArrayList<>(List.of(snapshot(random), snapshot(random), snapshot(random)));
        List<String> expected = forms(snapshots);
        Collections.reverse(snapshots);

        assertThat(forms(snapshots)).isEqualTo(expected);
        assertThat(forms(List.of(merge(snapshots)))).isEqualTo(expected);
    }

    @Test
    void countsEveryUnitOfEveryFile() throws IOException {
        Random random = new Random(7);
        Path a = snapshot(random);
        Path b = snapshot(random);
        long units = units(a) + units(b);

        assertThat(units(merge(List.of(a, b)))).isEqualTo(units);
        assertThat(units(merge(List.of(a, a)))).isEqualTo(2 * units(a));
    }

    @Test
    void mayReplaceOneOfItsOwnFilesAndIsTheOwnersAlone() throws IOException {
        Path a = snapshot(new Random(1));
        Path b = snapshot(new Random(2));
        byte[] expected = Files.readAllBytes(merge(List.of(a, b)));

        TraceMerge.write(List.of(a, b), a);

        assertThat(Files.readAllBytes(a)).isEqualTo(expected);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(a)))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesOutWhatIsDamagedAndNamesItByFileAndOffset() throws IOException {
        Path whole = snapshot(new Random(3));
        Path cut = snapshot(new Random(4));
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 5));
        Path merged = next();

        List<TraceMerge.Part> parts = TraceMerge.write(List.of(whole, cut), merged);

        assertThat(parts.get(0).reading().damage()).isEmpty();
        assertThat(parts.get(1).file()).isEqualTo(cut);
        assertThat(parts.get(1).reading().damage())
                .singleElement()
                .satisfies(damage -> assertThat(damage.reason()).contains("cut short"));
        assertThat(TraceReader.read(merged, trace -> {}).damage()).isEmpty();
    }

    @Test
    void damageAnywhereStaysDamageAndNothingElse() throws IOException {
        byte[] bytes = Files.readAllBytes(snapshot(new Random(5)));
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] hostile = bytes.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                hostile[12 + random.nextInt(bytes.length - 12)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("hostile"), hostile);
            Path merged = folder.resolve("merged");

            TraceMerge.write(List.of(file), merged);

            assertThat(TraceReader.read(merged, trace -> {}).damage()).isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoTraceAndWritesNothing() throws IOException {
        Path other = Files.writeString(folder.resolve("notes.txt"), "select 1");
        Path into = folder.resolve("into.flycatcher");

        assertThatThrownBy(() -> TraceMerge.write(List.of(snapshot(new Random(1)), other), into))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("notes.txt")
                .hasMessageContaining("not a Flycatcher trace");
        assertThat(into).doesNotExist();
    }

    private Path tree(List<Path> snapshots, Random random) throws IOException {
        if (snapshots.size() == 1) {
            return merge(snapshots);
        }
        int cut = 1 + random.nextInt(snapshots.size() - 1);
        Path left = tree(snapshots.subList(0, cut), random);
        Path right = tree(snapshots.subList(cut, snapshots.size()), random);
        return random.nextBoolean() ? merge(List.of(left, right)) : merge(List.of(right, left));
    }

    private Path merge(List<Path> snapshots) throws IOException {
        Path merged = next();
        TraceMerge.write(snapshots, merged);
        return merged;
    }

    private Path next() {
        return folder.resolve("merged" + files++ + ".flycatcher");
    }

    private static List<String> forms(List<Path> snapshots) throws IOException {
        Analyzer analyzer = new Analyzer();
        TraceMerge.read(snapshots, analyzer::add);
        return Arrays.stream(Form.values())
                .map(form -> form.text(analyzer.report()))
                .toList();
    }

    private static long units(Path file) throws IOException {
        return TraceReader.read(file, trace -> {}).units();
    }

    /** A JVM's file: a few units, some of them equal to another JVM's, some started in the same millisecond. */
    private Path snapshot(Random random) throws IOException {
        Path file = folder.resolve("snapshot" + files++ + ".flycatcher");
        try (TraceWriter writer = new TraceWriter(file)) {
            for (int n = 1 + random.nextInt(5); n > 0; n--) {
                writer.append(unit(random));
            }
        }
        return file;
    }

    private static Trace unit(Random random) {
        Scenario unit = Scenario.unit(random.nextInt(3), Unit.Kind.REQUEST, "GET /orders/" + random.nextInt(2))
                .at("app.Orders.list:*42", "app.Web.get:7");
        int rows = 5 + random.nextInt(4) * 5;
        for (Row r : unit.select("select id, cust_id, total from orders").gives(rows, i -> row(i, i * 79L, i * 3L))) {
            unit.select("select id, name from cust where id = ?", r.get("cust_id"))
                    .gives(1, i -> row(r.get("cust_id"), "x"));
        }
        return unit.trace();
    }
}
