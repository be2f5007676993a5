package dev.flycatcher.analyzer.rewrite;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A cell as text that is equal when the values are: numbers by value and not by type, {@code -0.0} as 0, padded
 * {@code CHAR} without its pads, points in time by instant, large objects by digest.
 */
final class Cell {
    static final String NULL = "∅";
    private static final long LONGEST = 16L << 20;

    private Cell() {}

    static String of(ResultSet row, int index) throws SQLException {
        Object value = row.getObject(index);
        int type = row.getMetaData().getColumnType(index);
        boolean padded = type == Types.CHAR || type == Types.NCHAR;
        return padded && value instanceof String text ? "s" + text.replaceAll(" +$", "") : of(value);
    }

    static String of(@Nullable Object value) throws SQLException {
        if (value == null) {
            return NULL;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof String text) {
            return "s" + text;
        }
        if (value instanceof Timestamp instant) {
            return "t" + instant.toLocalDateTime();
        }
        if (value instanceof OffsetDateTime moment) {
            return "i" + moment.toInstant();
        }
        return large(value);
    }

    private static String number(Number number) {
        boolean special =
                number instanceof Double d && !Double.isFinite(d) || number instanceof Float f && !Float.isFinite(f);
        if (special) {
            return "n" + number;
        }
        BigDecimal value = new BigDecimal(number.toString());
        return "n" + (value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }

    private static String large(Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            return digest(bytes);
        }
        if (value instanceof Blob blob) {
            try (InputStream in = blob.getBinaryStream()) {
                return digest(in.readNBytes((int) LONGEST));
            } catch (IOException e) {
                throw new SQLException("A large object could not be read to its end.", e);
            }
        }
        if (value instanceof Clob clob) {
            return digest(
                    clob.getSubString(1, (int) Math.min(LONGEST, clob.length())).getBytes(StandardCharsets.UTF_8));
        }
        if (value instanceof Array array) {
            return "a" + Arrays.deepToString(new Object[] {array.getArray()});
        }
        return "o" + value;
    }

    private static String digest(byte[] bytes) {
        try {
            return "x"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
