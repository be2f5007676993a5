package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to do about rules whose cure is no other statement: by rule, a sentence in which {@code {table}} and
 * {@code {times}} are put in.
 */
final class Remedy {
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry(
                    "A11",
                    "Keep what was written to {table} instead of reading it back; let the statement return what the database makes."),
            Map.entry(
                    "A12",
                    "Read the rows of {table} and count them, or one row more than a page holds; where the total must be shown, let a window count it with the page."),
            Map.entry(
                    "A13",
                    "Ask {table} whether there is a row (SELECT 1 ... LIMIT 1, or EXISTS) instead of loading one."),
            Map.entry(
                    "A18",
                    "Collect the rows of {table} before sending them: order the statements by what they do, so that no other flushes the batch."),
            Map.entry(
                    "A19",
                    "Let the driver make one statement of the batch of {table}: reWriteBatchedInserts=true (PostgreSQL), rewriteBatchedStatements=true (MySQL), useBulkStmts=true (MariaDB) in the URL."),
            Map.entry("A21", "Write the row of {table} only when something in it changed."),
            Map.entry(
                    "A22", "Collect what changes in a row of {table} and write it once, before the transaction ends."),
            Map.entry("A23", "Bound the rows of {table} (LIMIT), and page by its key."),
            Map.entry("A24", "Say how many rows of {table} are wanted (LIMIT) instead of leaving the result early."),
            Map.entry(
                    "A25",
                    "Let the database cut the page of {table}: LIMIT and OFFSET, or the key after which the page begins."),
            Map.entry("A26", "Page {table} by key: WHERE key > the last one shown ORDER BY key LIMIT a page."),
            Map.entry("A27", "Order the rows of {table}, by its key last, so that the same ones come each time."),
            Map.entry("A28", "Leave out of the query of {table} what nobody reads."),
            Map.entry("A29", "Name the columns of {table} that are read."),
            Map.entry("A30", "Fetch the large column of {table} for the one row that is opened, not for the list."),
            Map.entry(
                    "A31",
                    "Read each of the joined collections of {table} with a query of its own, by the keys of the first."),
            Map.entry(
                    "A32",
                    "Tie the tables of this query to each other: a condition is missing on one that is joined to {table}."),
            Map.entry(
                    "A33",
                    "Read {table} and what is joined to it with two queries: the parents, and then their children by keys."),
            Map.entry(
                    "A34",
                    "Leave out of the query of {table} what it fetches ahead for nothing; where a join has to pick rows, leave out its columns."),
            Map.entry("A35", "Create an index that leads with the column by which {table} is asked."),
            Map.entry(
                    "A36",
                    "Create an index for the condition by which {table} is asked, or keep what is asked for apart from the rest."),
            Map.entry(
                    "A37",
                    "Pad the lists of {table} to powers of two, or bind one array, so that the database sees few statements."),
            Map.entry("A38", "Ask {table} for fewer keys at once, or put them into a temporary table and join it."),
            Map.entry(
                    "A39",
                    "Bind the values of the query of {table} to a prepared statement instead of writing them into its text."),
            Map.entry("A40", "Bind a value of the column's own type to the query of {table}."),
            Map.entry("A41", "Ask {table} by the bare column, or create an index on the expression."),
            Map.entry("A42", "Look at the plan of the query of {table}."),
            Map.entry(
                    "A43",
                    "Fetch more rows of {table} per trip: a larger setFetchSize, 500 or 1,000 where a row is small."),
            Map.entry(
                    "A44",
                    "Prepare the query of {table} once and execute it again, or let the driver or the pool keep prepared statements."),
            Map.entry(
                    "A45",
                    "Take one connection for the whole unit, in one transaction, instead of one for each statement."),
            Map.entry(
                    "A46",
                    "Let both statements use one connection: give back the first before the second is taken, or run the inner work in the outer transaction."),
            Map.entry("A47", "Give the connection back: try-with-resources around what uses {table}."),
            Map.entry(
                    "A48",
                    "Close what runs on {table}: try-with-resources around each statement, inside that of its connection."),
            Map.entry(
                    "A49",
                    "Begin one transaction around the writes of {table} and the others of this unit, and commit once: {times} were committed one by one."),
            Map.entry("A50", "Read {table} and the rest of this unit in one read-only transaction."),
            Map.entry(
                    "A51",
                    "Move what is slow out of the transaction: nothing asks the database after the statement on {table} for too long."),
            Map.entry(
                    "A52",
                    "Take the connection later or give it back sooner: it stands idle after the statement on {table}."),
            Map.entry(
                    "A53",
                    "Commit or roll back before the connection is given back: try-with-resources closes it and ends nothing. Otherwise the driver or the pool decides about the writes to {table}."),
            Map.entry(
                    "A54",
                    "Put the queries of this unit into one transaction, or let single reads commit by themselves."),
            Map.entry(
                    "A55",
                    "Hold connections for shorter before making the pool larger: the statement on {table} waited for one."),
            Map.entry(
                    "A56",
                    "Ask for {table} and the queries around it in one round trip, or at the same time on two connections."),
            Map.entry("A57", "Read the row of {table} once with all the columns that are needed."),
            Map.entry("A58", "Read {table} once and keep it."),
            Map.entry("A59", "Ask {table} less often while nothing comes, or let the database tell."),
            Map.entry(
                    "A60",
                    "Let the sequence of {table} hand out blocks (an allocation size), or let the INSERT make the key."),
            Map.entry(
                    "A61",
                    "Let the pool check a connection by Connection.isValid, and only after it was idle; drop the test query."),
            Map.entry("A62", "Lock the rows of {table} in one statement, in the order of their key."),
            Map.entry(
                    "A64",
                    "Read {table} where it belongs: what was just written from the primary, what only reads from the replica."));

    private Remedy() {}

    /** The cure, null when the rule has one of its own. */
    static @Nullable Cure of(Finding finding, Trips trips) {
        String sentence = SENTENCES.get(finding.rule());
        if (sentence == null) {
            return null;
        }
        long executions = finding.child().executions();
        String advice = sentence.replace(
                        "{times}",
                        String.format(Locale.ROOT, "%,d %s", executions, executions == 1 ? "write" : "writes"))
                .replace("{table}", Advice.table(finding.child().shape().sql()));
        long remaining = switch (finding.rule()) {
            case "A22" -> trips.kept();
            case "A60", "A61" -> trips.loops();
            case "A11", "A21", "A57" -> 0;
            default -> trips.all();
        };
        return new Cure(
                Cure.Kind.ADVICE, advice, remaining, null, null, "what is wrong is not the statement's text", null);
    }
}
