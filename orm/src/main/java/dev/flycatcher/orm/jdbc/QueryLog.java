package dev.flycatcher.orm.jdbc;

/** Writes every statement with its binds to the logger {@code dev.flycatcher.orm}, at DEBUG. */
public final class QueryLog implements QueryListener {
    /** Binds may hold what a log must not: this one writes the statements alone. */
    public static final QueryLog WITHOUT_BINDS = new QueryLog(false);

    public static final QueryLog WITH_BINDS = new QueryLog(true);

    private static final System.Logger LOG = System.getLogger("dev.flycatcher.orm");
    private final boolean binds;

    private QueryLog(boolean binds) {
        this.binds = binds;
    }

    @Override
    public void executed(QueryEvent event) {
        LOG.log(System.Logger.Level.DEBUG, () -> line(event.command()));
    }

    private String line(Command command) {
        return binds ? "('" + command.sql() + "', " + command.binds() + ")" : command.sql();
    }
}
