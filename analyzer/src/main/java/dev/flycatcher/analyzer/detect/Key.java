package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Outline.Item;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of one shape's results: where values come from.
 *
 * @param shape the statement
 * @param kind rows of a query, or generated keys
 * @param index the column's 1-based index, 0 when it cannot be told
 * @param name the column's name as its statement calls it
 * @param table the table behind it, null when the statement does not say
 */
record Key(
        Shape shape,
        Result.Kind kind,
        int index,
        String name,
        @Nullable String table) {

    private static final String GENERATED = "generated key";

    /** The name as names are compared: the key a database made is an id, whatever it is called. */
    String comparable() {
        return name.equals(GENERATED) ? "id" : name;
    }

    static Key of(Shape shape, Outline outline, Result result, Column column) {
        if (result.kind() == Result.Kind.GENERATED_KEYS) {
            String name = column.label() == null ? GENERATED : column.label();
            return new Key(shape, result.kind(), Math.max(1, column.index()), name, table(outline));
        }
        int index = column.index() > 0 ? column.index() : indexOf(outline.items(), column.label());
        Item item = item(outline.items(), index);
        String own = item == null ? null : item.label() == null ? item.column() : item.label();
        String name = own != null ? own : column.label() != null ? column.label() : "column " + index;
        String table = item == null ? table(outline) : item.column() == null ? null : outline.table(item.qualifier());
        return new Key(shape, result.kind(), index, name, table);
    }

    private static @Nullable String table(Outline outline) {
        return outline.tables().isEmpty()
                        || outline.tables().size() > 1 && !outline.items().isEmpty()
                ? null
                : outline.tables().get(0).name();
    }

    private static int indexOf(List<Item> items, @Nullable String label) {
        for (int i = 0; i < items.size() && items.get(i).kind() != Item.Kind.STAR; i++) {
            String name = items.get(i).label();
            if (name != null && name.equalsIgnoreCase(label)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The item behind an index; null when a star before it hides which it is. */
    private static @Nullable Item item(List<Item> items, int index) {
        for (int i = 0; i < Math.min(index, items.size()); i++) {
            if (items.get(i).kind() == Item.Kind.STAR) {
                return null;
            }
        }
        return index < 1 || index > items.size() ? null : items.get(index - 1);
    }
}
