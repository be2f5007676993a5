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
 * @param values per row the value of one column, as the driver gives it
 */
record Rows(List<String> labels, List<List<String>> cells, List<@Nullable Object> values) {

    /** Reads them all, keeping the values of the column with that label or 1-based index. */
    static Rows of(PreparedStatement statement, String label, int index) throws SQLException {
        try (ResultSet set = statement.executeQuery()) {
            ResultSetMetaData data = set.getMetaData();
            List<String> labels = new ArrayList<>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                labels.add(Query.bare(data.getColumnLabel(i)));
            }
            int kept = index > 0 ? index : labels.indexOf(Query.bare(label)) + 1;
            Rows rows = new Rows(labels, new ArrayList<>(), new ArrayList<>());
            while (set.next()) {
                rows.add(set, kept);
            }
            return rows;
        }
    }

    private void add(ResultSet set, int kept) throws SQLException {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= labels.size(); i++) {
            row.add(Cell.of(set, i));
        }
        cells.add(row);
        values.add(kept > 0 ? set.getObject(kept) : null);
    }
}
