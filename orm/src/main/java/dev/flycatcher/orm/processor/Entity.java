package dev.flycatcher.orm.processor;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;

/**
 * An entity whose columns are known.
 *
 * @param where what errors about the whole are told at, and whose change writes it anew
 * @param typesWithin simple names of types nested in the interface, which hide imported ones
 */
record Entity(
        TypeName name,
        Element where,
        boolean isPublic,
        String table,
        List<ColumnModel> columns,
        List<IndexModel> indexes,
        boolean hasDefaults,
        boolean hasScopes,
        Set<String> typesWithin) {

    /** An index over columns, by their accessors. */
    record IndexModel(boolean unique, List<String> on, String name, String expression, String where) {
        IndexModel(boolean unique, List<String> on) {
            this(unique, on, "", "", "");
        }
    }

    String visibility() {
        return isPublic ? "public " : "";
    }

    List<ColumnModel> references() {
        return columns.stream().filter(each -> each.reference() != null).toList();
    }

    List<ColumnModel> referencesTo(TypeName target) {
        return columns.stream()
                .filter(each ->
                        each.reference() != null && each.reference().target().equals(target))
                .toList();
    }

    /** Whether at most one row has each value of {@code column}. */
    boolean isUnique(ColumnModel column) {
        return column.is(ColumnModel.Flag.UNIQUE)
                || column.isKey() && columns.stream().filter(ColumnModel::isKey).count() == 1
                || indexes.contains(new IndexModel(true, List.of(column.accessor())));
    }
}
