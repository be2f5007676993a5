package dev.flycatcher.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Type;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mistakes in tables written by hand, told when the table is first used. */
@OnEveryEngine
class DeclaredTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase();

    interface Order {}

    interface Line {}

    private static final class Orders extends DefinedTable<Order> {
        final NumberColumn<Order, Long> shop =
                number(Spec.of("shop", "shop", Type.LONG).asKey());
        final NumberColumn<Order, Long> no =
                number(Spec.of("no", "no", Type.LONG).asKey());
        final NumberColumn<Order, Long> code =
                number(Spec.of("code", "code", Type.LONG).asUnique());
        final NumberColumn<Order, Long> weight = number(Spec.of("weight", "weight", Type.LONG));
        final NumberColumn<Order, Long> slip = number(Spec.of("slip", "slip", Type.LONG));

        Orders() {
            super(Order.class, "Order");
            index(true, slip);
        }
    }

    private static final Orders ORDER = new Orders();

    private static final class Lines extends DefinedTable<Line> {
        ForeignKeyColumn<Line, Order, Long> points(String accessor, Supplier<Column<Order, Long>> to, String backref) {
            Reference<Order, Long> reference = Reference.to(to);
            return foreignKey(
                    Spec.of(accessor, accessor, Type.LONG), backref.isEmpty() ? reference : reference.backref(backref));
        }

        Lines() {
            super(Line.class, "Line");
        }
    }

    private void refused(Table<?> table, String... parts) {
        assertThatThrownBy(() -> t.db.from(table).list())
                .isInstanceOf(QueryException.class)
                .hasMessageContainingAll(parts);
        assertThatThrownBy(() -> t.db.createTables(table)).isInstanceOf(QueryException.class);
        assertThat(t.log.statements()).isEmpty();
    }

    @Test
    @DisplayName("CK-03 a reference to a part of a key, or to what is not unique, is refused before any statement")
    void pointsAtNoOneRow() {
        Lines part = new Lines();
        part.points("order", () -> ORDER.no, "");
        refused(part, "Line.order points at Order.no", "one of the 2 columns", "Point at a unique column");
        Lines plain = new Lines();
        plain.points("order", () -> ORDER.weight, "");
        refused(plain, "Line.order points at Order.weight", "not unique");
    }

    @Test
    @DisplayName("CK-03 a reference to a unique column of a table with such a key is fine")
    void pointsAtAUniqueColumn() {
        Lines lines = new Lines();
        lines.points("order", () -> ORDER.code, "");
        lines.points("slip", () -> ORDER.slip, "");
        t.db.createTables(ORDER, lines);
        assertThat(t.log.statements()).isNotEmpty();
    }

    @Test
    @DisplayName("BR-08 two references to one table with one backref, and a backref that is a column, are refused")
    void backrefsCollide() {
        Lines twice = new Lines();
        twice.points("order", () -> ORDER.code, "lines");
        twice.points("other", () -> ORDER.code, "lines");
        refused(twice, "Line.other and Line.order", "both have backref \"lines\" in Order", "Give each its own");
        Lines column = new Lines();
        column.points("order", () -> ORDER.code, "weight");
        refused(column, "Line.order has backref \"weight\"", "Order.weight is a column", "Choose another");
    }

    @Test
    @DisplayName("BR-08 a back-reference called like a column or like another is refused")
    void accessorsCollide() {
        Lines lines = new Lines();
        ForeignKeyColumn<Line, Order, Long> key = lines.points("order", () -> ORDER.code, "");
        Orders column = new Orders();
        column.backref("weight", () -> key);
        refused(column, "Order.weight is declared twice in Orders", "a name of its own");
        Orders twice = new Orders();
        twice.backref("lines", () -> key);
        twice.backref("lines", () -> key);
        refused(twice, "Order.lines is declared twice");
    }
}
