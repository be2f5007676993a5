package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Schema;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values that bring out what a rewrite takes for granted. There are few of each kind, so that keys meet, come twice, or
 * meet nothing; columns that the two statements are joined by get those that only look equal, or only look different.
 */
final class Traps {
    private static final int MOST = 12;
    /** One in so many is NULL, where it may be. */
    private static final int NULLS = 6;

    private static final List<String> LOOKALIKES =
            List.of("ab", "AB", "Ab", "ab ", "a", "b", "B", "é", "e", "0", "00", "");
    private static final List<String> PLAIN =
            List.of("one", "two", "three", "four", "five", "six", "seven", "ö", "nine", "ten", "x", "y");

    private final Ends ends;
    private final boolean blanks;
    private final Random random;

    /** @param blanks whether blanks at a text's end are a trap: not where the engine compares them and H2, in its place, may not */
    Traps(Ends ends, boolean blanks, Random random) {
        this.ends = ends;
        this.blanks = blanks;
        this.random = random;
    }

    /** What a column holds. */
    enum Kind {
        BOOLEAN,
        WHOLE,
        DECIMAL,
        FLOATING,
        DATE,
        TIME,
        TIMESTAMP,
        MOMENT,
        UUID,
        BYTES,
        TEXT;

        static Kind of(Schema.Column column) {
            String name = column.typeName().toLowerCase(Locale.ROOT);
            if (name.equals("uuid")) {
                return UUID;
            }
            return name.equals("timestamptz") ? MOMENT : of(column.type());
        }

        private static Kind of(int type) {
            return switch (type) {
                case Types.BIT, Types.BOOLEAN -> BOOLEAN;
                case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
                case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
                case Types.REAL, Types.FLOAT, Types.DOUBLE -> FLOATING;
                case Types.DATE -> DATE;
                case Types.TIME -> TIME;
                case Types.TIMESTAMP -> TIMESTAMP;
                case Types.TIMESTAMP_WITH_TIMEZONE -> MOMENT;
                case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
                default -> TEXT;
            };
        }
    }

    /** A value that the column may hold, as far as its type says. */
    @Nullable
    Object value(String table, String name, Schema.Column column) {
        if (column.nullable() && random.nextInt(NULLS) == 0) {
            return null;
        }
        int n = random.nextInt(MOST);
        Kind kind = Kind.of(column);
        if (kind != Kind.TEXT) {
            return value(kind, n, column.scale());
        }
        Kind other = ends.across(table, name);
        boolean mixed = other != null && other != Kind.TEXT;
        String text = mixed ? String.valueOf(value(other, n, 0)) : (other == null ? PLAIN : LOOKALIKES).get(n);
        String whole = blanks ? text : text.stripTrailing();
        return column.size() > 0 && whole.length() > column.size() ? whole.substring(0, column.size()) : whole;
    }

    private static Object value(Kind kind, int n, int scale) {
        return switch (kind) {
            case BOOLEAN -> n % 2 == 0;
            case WHOLE -> n;
            case DECIMAL -> scale > 0 && n == MOST - 1 ? new BigDecimal("2.5") : BigDecimal.valueOf(n % 10);
            case FLOATING -> n == MOST - 1 ? -0.0 : (double) n;
            case DATE -> Date.valueOf(LocalDate.of(2024, 2, 20 + n % 10));
            case TIME -> Time.valueOf("10:00:%02d".formatted(n));
            case TIMESTAMP -> Timestamp.valueOf(LocalDateTime.of(2024, 2, 29, 23, 59, n));
            case MOMENT -> OffsetDateTime.of(2024, 2, 29, 12 + n % 2, 0, n / 2, 0, ZoneOffset.ofHours(n % 2));
            case UUID -> new UUID(0xFACADE00_0000_4000L, 0x8000_0000_0000_0000L + n);
            case BYTES -> n % 2 == 0 ? new byte[] {(byte) n} : new byte[] {(byte) n, 0};
            case TEXT -> PLAIN.get(n);
        };
    }
}
