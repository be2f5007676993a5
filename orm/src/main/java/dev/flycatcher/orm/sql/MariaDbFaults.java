package dev.flycatcher.orm.sql;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The errors of MariaDB and MySQL, by their numbers; names stand at fixed places of the message. */
final class MariaDbFaults {
    private static final Pattern DUPLICATE = Pattern.compile("for key '([^']*)'");
    private static final Pattern COLUMN =
            Pattern.compile("(?:[Cc]olumn|Field) (?:`[^`]*`\\.`[^`]*`\\.)?['`]([^'`]*)['`]");
    private static final Pattern CHECK =
            Pattern.compile("(?i)constraint [`']([^`']*)[`'](?: failed for `[^`]*`\\.`([^`]*)`)?");
    private static final Pattern FOREIGN_KEY =
            Pattern.compile("`[^`]*`\\.`([^`]*)`, CONSTRAINT `((?:[^`]|``)*)` FOREIGN KEY \\(([^)]*)\\)");

    private MariaDbFaults() {}

    static Fault of(SQLException e) {
        return switch (e.getErrorCode()) {
            case 1062, 1586 -> Fault.of(Fault.Kind.UNIQUE, Fault.find(DUPLICATE, e)[1], null, null);
            case 1216, 1217, 1451, 1452 -> foreignKey(Fault.find(FOREIGN_KEY, e));
            case 1048, 1364 -> Fault.of(Fault.Kind.NOT_NULL, null, null, Fault.find(COLUMN, e)[1]);
            case 4025, 3819 -> check(Fault.find(CHECK, e));
            case 1264, 1265, 1292, 1366, 1406, 3140, 3141, 4038, 4078 ->
                Fault.of(Fault.Kind.VALUE, null, null, Fault.find(COLUMN, e)[1]);
            case 1020, 1213 -> Fault.of(Fault.Kind.ROLLED_BACK);
            case 1205, 3572 -> Fault.of(Fault.Kind.LOCKED);
            case 1317, 1969, 3024 -> Fault.of(Fault.Kind.CANCELLED);
            case 1053, 1927, 2006, 2013 -> Fault.of(Fault.Kind.CONNECTION);
            default -> Fault.standard(e);
        };
    }

    private static Fault foreignKey(@Nullable String[] groups) {
        return Fault.of(Fault.Kind.FOREIGN_KEY, groups[2], groups[1], groups[3]);
    }

    private static Fault check(@Nullable String[] groups) {
        return Fault.of(Fault.Kind.CHECK, groups[1], groups[2], null);
    }
}
