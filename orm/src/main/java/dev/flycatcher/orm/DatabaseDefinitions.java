package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.jdbc.Executor;
import dev.flycatcher.orm.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** The part of a database that makes and empties what holds the rows. */
abstract class DatabaseDefinitions extends DatabaseTransactions {
    private static final int MOST_NUMBERS = 1_000;

    DatabaseDefinitions(Executor executor) {
        super(executor);
    }

    abstract Database self();

    /** Creates these tables, with their sequences and indexes, where they do not exist, those pointed at first. */
    public void createTables(Table<?>... tables) {
        TableCommands.create(self(), List.of(tables));
    }

    /** Drops these tables, those that point at others first, and the sequences that count their keys. */
    public void dropTables(Table<?>... tables) {
        TableCommands.drop(self(), List.of(tables));
    }

    /** Runs SQL of your own; returns the number of rows it changed. */
    public int execute(String sql) {
        return executor().update(Command.of(sql));
    }

    /**
     * Empties these tables, those that point at others first. Faster than a DELETE where nothing points at a table, unless
     * that would commit the open transaction. Whether counted keys start again is for the database to say.
     */
    public void truncate(Table<?>... tables) {
        TableCommands.truncate(self(), List.of(tables));
    }

    /** Creates these sequences where they do not exist. */
    public void createSequences(Sequence... sequences) {
        for (Sequence each : sequences) {
            execute(each.create(dialect()));
        }
    }

    public void dropSequences(Sequence... sequences) {
        for (Sequence each : sequences) {
            execute(each.drop(dialect()));
        }
    }

    /**
     * The next {@code count} numbers of {@code sequence}, which nobody else is given: for rows whose keys must be known
     * before they are written. One statement takes 1,000 of them; between two, others may have taken some.
     *
     * @param count from 0
     */
    public List<Long> next(Sequence sequence, int count) {
        List<Long> numbers = new ArrayList<>(count);
        while (numbers.size() < count) {
            int most = Math.min(MOST_NUMBERS, count - numbers.size());
            Sql sql = new Sql(dialect())
                    .text("SELECT ")
                    .node(sequence)
                    .text(" FROM " + dialect().rows(most));
            executor().returning(Command.of(sql), rows -> {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
                return null;
            });
        }
        return numbers;
    }

    /** The next number of {@code sequence}, which nobody else is given, whatever comes of the transaction. */
    public long next(Sequence sequence) {
        Command command = Command.of(new Sql(dialect()).text("SELECT ").node(sequence));
        return executor().returning(command, rows -> rows.next() ? rows.getLong(1) : 0L);
    }
}
