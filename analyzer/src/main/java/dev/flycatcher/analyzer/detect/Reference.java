package dev.flycatcher.analyzer.detect;

/**
 * A reference between two tables that value flow showed, whether or not the schema declares it.
 *
 * @param table the referring table, {@code tweets}
 * @param column its column, {@code user_id}
 * @param referredTable the table it points to, {@code users}
 * @param referredColumn the column there, {@code id}
 * @param executions executions that support it
 */
public record Reference(String table, String column, String referredTable, String referredColumn, long executions) {

    Reference times(long units) {
        return new Reference(table, column, referredTable, referredColumn, executions * units);
    }

    Reference plus(Reference more) {
        return new Reference(table, column, referredTable, referredColumn, executions + more.executions);
    }
}
