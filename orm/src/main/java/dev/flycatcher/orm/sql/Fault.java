package dev.flycatcher.orm.sql;

import java.io.Serializable;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a database means by an error.
 *
 * @param constraint the name of the constraint that was broken, or of its index, where the driver tells
 * @param table the table it is of, where the driver tells
 * @param columns the columns it is about, as far as the driver tells
 */
public record Fault(
        Kind kind, @Nullable String constraint, @Nullable String table, List<String> columns) implements Serializable {
    /** Kinds of errors that a program may want to tell apart. */
    public enum Kind {
        UNIQUE,
        FOREIGN_KEY,
        NOT_NULL,
        CHECK,
        /** A constraint of another kind, or one the driver does not name. */
        CONSTRAINT,
        /** A value that its column cannot hold. */
        VALUE,
        /** Undone by the database because of another transaction: a serialization failure, or a deadlock. */
        ROLLED_BACK,
        /** Another transaction holds a lock for too long. */
        LOCKED,
        /** Cancelled, for taking too long or by somebody. */
        CANCELLED,
        CONNECTION,
        OTHER;

        public boolean isConstraint() {
            return ordinal() <= CONSTRAINT.ordinal();
        }
    }

    static Fault of(Kind kind) {
        return new Fault(kind, null, null, List.of());
    }

    static Fault of(Kind kind, @Nullable String constraint, @Nullable String table, @Nullable String columns) {
        List<String> names = columns == null
                ? List.of()
                : Pattern.compile(", ?").splitAsStream(columns).map(Fault::bare).toList();
        return new Fault(kind, bare(constraint), bare(table), names);
    }

    /** What the SQL standard's classes of SQLState and the exceptions of JDBC say by themselves. */
    public static Fault standard(SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        String group = state.length() < 2 ? "" : state.substring(0, 2);
        if (group.equals("23") || e instanceof SQLIntegrityConstraintViolationException) {
            return of(Kind.CONSTRAINT);
        }
        if (group.equals("22") || e instanceof SQLDataException) {
            return of(Kind.VALUE);
        }
        if (group.equals("40") || e instanceof SQLTransactionRollbackException) {
            return of(Kind.ROLLED_BACK);
        }
        if (state.equals("57014") || e instanceof SQLTimeoutException) {
            return of(Kind.CANCELLED);
        }
        boolean connection = e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLRecoverableException;
        return of(group.equals("08") || connection ? Kind.CONNECTION : Kind.OTHER);
    }

    /** The groups of the last place where {@code pattern} is found; each null if it is not, or not in there. */
    static @Nullable String[] find(Pattern pattern, SQLException e) {
        Matcher matcher = pattern.matcher(String.valueOf(e.getMessage()));
        @Nullable String[] groups = new String[matcher.groupCount() + 1];
        while (matcher.find()) {
            for (int i = 0; i < groups.length; i++) {
                groups[i] = matcher.group(i);
            }
        }
        return groups;
    }

    /** A name without its quotes, which a constraint name of the user's own may have in any of three ways. */
    private static @Nullable String bare(@Nullable String name) {
        return name == null ? null : name.replaceAll("^[\"`']+|[\"`']+$", "");
    }
}
