package dev.flycatcher.analyzer.rewrite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one execution read.
 *
 * @param labels names of the columns, lower case
 * @param cells per row, as {@link Cell} writes them
 * @param values per row the values of the columns that were to be kept, as the driver gives them
 */
record Rows(List<String> labels, List<List<String>> cells, List<List<@Nullable Object>> values) {

    /** A column by its 1-based index, or by its label where that is 0. */
    record Place(String label, int index) {

        /** Its 0-based place among these labels, -1 when it is none of them. */
        int in(List<String> labels) {
            return index > 0 ? index - 1 : labels.indexOf(Query.bare(label));
        }
    }

    /** Reads them all. */
    static Rows of(PreparedStatement statement, List<Place> kept) throws SQLException {
        try (ResultSet set = statement.executeQuery()) {
            ResultSetMetaData data = set.getMetaData();
            List<String> labels = new ArrayList<>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                labels.add(Query.bare(data.getColumnLabel(i)));
            }
            Rows rows = new Rows(labels, new ArrayList<>(), new ArrayList<>());
            while (set.next()) {
                rows.add(set, kept);
            }
            return rows;
        }
    }

    private void add(ResultSet set, List<Place> kept) throws SQLException {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= labels.size(); i++) {
            row.add(Cell.of(set, i));
        }
        List<@Nullable Object> held = new ArrayList<>();
        for (Place place : kept) {
            int at = place.in(labels);
            held.add(at < 0 ? null : set.getObject(at + 1));
        }
        cells.add(row);
        values.add(held);
    }
}
