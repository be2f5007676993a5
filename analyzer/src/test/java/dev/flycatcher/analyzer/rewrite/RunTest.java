package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rewritten statement gives what the loop gave, on real engines, with the traps in the data. */
class RunTest {
    @ParameterizedTest
    @MethodSource("dev.flycatcher.analyzer.rewrite.Corpus#pairs")
    void theRewriteGivesTheSameBagOfRead(String url, Loop loop) throws SQLException {
        try (Connection connection = Corpus.open(url)) {
            check(connection, loop);
        }
    }

    private static void check(Connection connection, Loop loop) throws SQLException {
        Read parents = Read.of(connection, String.valueOf(loop.parent()), loop.parentBinds());
        int flowing = parents.labels().indexOf(loop.column());
        Map<String, List<List<String>>> children = new TreeMap<>();
        List<@Nullable Object> keys = new ArrayList<>();
        List<List<String>> expected = new ArrayList<>();
        int executions = 0;
        int rows = 0;
        int most = 0;
        int width = 0;
        for (int i = 0; i < parents.cells().size(); i++) {
            Object key = parents.objects().get(i).get(flowing);
            if (key == null && !loop.rule().equals("A06")) {
                expected.add(parents.cells().get(i));
                continue;
            }
            Read found = Read.of(connection, loop.child(), loop.binds(key));
            executions++;
            rows += found.cells().size();
            most = Math.max(most, found.cells().size());
            width = found.labels().size();
            keys.add(key);
            children.put(String.valueOf(key), found.cells());
            for (List<String> child : found.cells()) {
                List<String> both = new ArrayList<>(parents.cells().get(i));
                both.addAll(child);
                expected.add(both);
            }
            if (found.cells().isEmpty()) {
                expected.add(parents.cells().get(i));
            }
        }
        Finding finding = loop.finding(parents.cells().size(), executions, children.size(), rows, most);
        Draft draft = new Choice(finding, Engine.ofUrl(connection.getMetaData().getURL())).draft(children.size());
        if (draft.sql().contains("JOIN") && !draft.listed()) {
            joined(connection, loop, draft, parents.labels().size(), width, expected);
        } else {
            keyed(connection, loop, draft, keys.stream().distinct().toList(), children);
        }
    }

    private static void joined(
            Connection connection, Loop loop, Draft draft, int left, int right, List<List<String>> expected)
            throws SQLException {
        Read actual = Read.of(connection, draft.sql(), binds(loop, draft, List.of()));
        List<List<String>> cut = new ArrayList<>();
        actual.cells().forEach(row -> cut.add(row.subList(0, left + right)));
        List<List<String>> padded = new ArrayList<>();
        for (List<String> row : expected) {
            List<String> whole = new ArrayList<>(row);
            whole.addAll(Collections.nCopies(left + right - row.size(), "null"));
            padded.add(whole);
        }
        boolean ordered = draft.sql().matches("(?s).*ORDER BY.*");
        if (ordered) {
            assertThat(cut).isEqualTo(padded);
        } else {
            assertThat(cut).containsExactlyInAnyOrderElementsOf(padded);
        }
    }

    private static void keyed(
            Connection connection,
            Loop loop,
            Draft draft,
            List<@Nullable Object> keys,
            Map<String, List<List<String>>> expected)
            throws SQLException {
        Read rows = Read.of(connection, draft.sql(), binds(loop, draft, keys));
        int key = rows.labels().indexOf(loop.key());
        int width = expected.values().stream()
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseThrow()
                .get(0)
                .size();
        Map<String, List<List<String>>> actual = new TreeMap<>();
        keys.forEach(k -> actual.put(String.valueOf(k), new ArrayList<>()));
        rows.cells().forEach(row -> actual.get(row.get(key)).add(row.subList(0, width)));
        if (draft.note().equals(GroupBy.EMPTY)) {
            actual.values().stream().filter(List::isEmpty).forEach(bag -> bag.add(List.of("0")));
        }
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        if (draft.note().equals(Probe.PRESENT)) {
            expected.forEach((k, bag) -> assertThat(actual.get(k)).hasSameSizeAs(bag));
            return;
        }
        expected.forEach((k, bag) -> assertThat(actual.get(k)).containsExactlyInAnyOrderElementsOf(bag));
    }

    private static List<@Nullable Object> binds(Loop loop, Draft draft, List<@Nullable Object> keys) {
        List<@Nullable Object> binds = new ArrayList<>();
        int key = 0;
        for (int marker : draft.markers()) {
            if (marker == Draft.ARRAY) {
                binds.add(keys.toArray(Integer[]::new));
            } else if (marker == 0) {
                binds.add(keys.get(key++));
            } else if (marker > Draft.CHILD) {
                binds.add(loop.binds("never").get(marker - Draft.CHILD - 1));
            } else {
                binds.add(loop.parentBinds().get(marker - 1));
            }
        }
        return binds;
    }

    private record Read(List<String> labels, List<List<String>> cells, List<List<@Nullable Object>> objects) {

        static Read of(Connection connection, String sql, List<? extends @Nullable Object> binds) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < binds.size(); i++) {
                    statement.setObject(i + 1, binds.get(i));
                }
                try (ResultSet set = statement.executeQuery()) {
                    return read(set);
                }
            }
        }

        private static Read read(ResultSet set) throws SQLException {
            Read rows = new Read(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            int width = set.getMetaData().getColumnCount();
            for (int i = 1; i <= width; i++) {
                rows.labels.add(set.getMetaData().getColumnLabel(i).toLowerCase(java.util.Locale.ROOT));
            }
            while (set.next()) {
                @Nullable Object[] row = new Object[width];
                for (int i = 0; i < width; i++) {
                    row[i] = set.getObject(i + 1);
                }
                rows.objects.add(Arrays.asList(row));
                rows.cells.add(Arrays.stream(row).map(String::valueOf).toList());
            }
            return rows;
        }
    }
}
