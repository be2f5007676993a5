package dev.flycatcher.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.jdbc.DatabaseException;
import dev.flycatcher.orm.jdbc.ValueException;
import dev.flycatcher.orm.sql.Dialect;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Type;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much a column holds. */
@OnEveryEngine
class SizeTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase();

    private final Database db = t.db;
    private final Sized sized = new Sized();

    /** A table of columns that say how much they hold. */
    static final class Sized extends DefinedTable<Object> {
        final Column<Object, Long> id = number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
        final TextColumn<Object> word =
                text(Spec.of("word", "wo rd", Type.TEXT).asNullable().sized(5));
        final Column<Object, byte[]> bytes =
                column(Spec.of("bytes", "bytes", Type.BYTES).asNullable().sized(3));
        final Column<Object, BigDecimal> price =
                number(Spec.of("price", "price", Type.DECIMAL).asNullable().sized(6, 2));
        final TextColumn<Object> essay =
                text(Spec.of("essay", "essay", Type.TEXT).asNullable().sized(20_000));

        Sized() {
            super(Object.class, "sized");
        }
    }

    private <T> void write(Column<Object, T> column, T value) {
        db.update(sized).set(column, value).execute();
    }

    private void prepare() {
        db.createTables(sized);
        db.execute("INSERT INTO " + db.dialect().quote("sized") + db.dialect().emptyRow());
    }

    @Test
    @DisplayName("EX-56 text as long as its column is kept, in characters; longer is told as a value that does not fit")
    void text() {
        prepare();
        write(sized.word, "größe");
        assertThat(db.from(sized).values(sized.word).get()).isEqualTo("größe");
        ValueException late = catchThrowableOfType(ValueException.class, () -> write(sized.word, "too long"));
        assertThat(late).isNotNull().hasMessageNotContaining("'too long'");
        if (Engine.current() != Engine.POSTGRESQL) {
            assertThat(late.column()).isEqualTo("wo rd");
        }
        write(sized.essay, "x".repeat(20_000));
        assertThatThrownBy(() -> write(sized.essay, "x".repeat(20_001))).isInstanceOf(DatabaseException.class);
        assertThat(db.from(sized).values(sized.word).get()).isEqualTo("größe");
    }

    @Test
    @DisplayName("bytes are bounded on every database")
    void bytes() {
        prepare();
        write(sized.bytes, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> write(sized.bytes, new byte[4])).isInstanceOf(DatabaseException.class);
        assertThat(db.from(sized).values(sized.bytes).get()).containsExactly(1, 2, 3);
    }

    @Test
    @DisplayName(
            "EX-57 a decimal has the digits its column has: rounded by the server, and refused when it is too large")
    void decimals() {
        prepare();
        write(sized.price, new BigDecimal("1234.50"));
        assertThat(db.from(sized).values(sized.price).get()).isEqualByComparingTo("1234.5");
        if (Engine.current() == Engine.SQLITE) {
            return; // It keeps what it is given.
        }
        write(sized.price, new BigDecimal("0.125"));
        assertThat(db.from(sized).values(sized.price).get()).isEqualTo(new BigDecimal("0.13"));
        assertThatThrownBy(() -> write(sized.price, new BigDecimal("12345.00"))).isInstanceOf(ValueException.class);
    }

    @Test
    @DisplayName("each database's words for a size, and a size that cannot be is refused")
    void words() {
        assertThat(Dialect.ALL.stream()
                        .map(each -> Schema.in(each).column(sized, sized.word, true))
                        .toList())
                .containsExactly(
                        "\"wo rd\" VARCHAR(5) CHECK (length(\"wo rd\") <= 5)",
                        "\"wo rd\" VARCHAR(5)",
                        "`wo rd` VARCHAR(5)",
                        "`wo rd` VARCHAR(5)",
                        "\"wo rd\" VARCHAR(5)");
        assertThat(Dialect.ALL.stream()
                        .map(each -> Schema.in(each).column(sized, sized.essay, true))
                        .toList())
                .containsExactly(
                        "\"essay\" VARCHAR(20000) CHECK (length(\"essay\") <= 20000)",
                        "\"essay\" VARCHAR(20000)",
                        "`essay` LONGTEXT CHECK (CHAR_LENGTH(`essay`) <= 20000)",
                        "`essay` LONGTEXT CHECK (CHAR_LENGTH(`essay`) <= 20000)",
                        "\"essay\" VARCHAR(20000)");
        assertThat(Schema.in(Dialect.POSTGRESQL).column(sized, sized.price, true))
                .isEqualTo("\"price\" DECIMAL(6, 2)");
        assertThat(Schema.in(Dialect.POSTGRESQL).column(sized, sized.bytes, true))
                .isEqualTo("\"bytes\" BYTEA CHECK (octet_length(\"bytes\") <= 3)");
        assertThatThrownBy(() -> Spec.of("x", "x", Type.DECIMAL).sized(2, 3)).isInstanceOf(QueryException.class);
    }
}
