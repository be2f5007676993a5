package dev.flycatcher.analyzer.report;

import static dev.flycatcher.analyzer.report.Plain.count;

import dev.flycatcher.analyzer.detect.Child;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A finding as one sentence in plain words. */
final class Claim {
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:from|into|update)\\s+([^\\s(),;?]{1,200})", Pattern.CASE_INSENSITIVE);

    private Claim() {}

    static String of(Finding finding) {
        String units = finding.units() > 1 ? ", over " + count(finding.units(), "unit") + " of work" : "";
        return Plain.line(sentence(finding) + units + ".") + elsewhere(finding.parent());
    }

    /** The table a statement is about, or the word {@code rows} where it does not say. */
    static String table(String sql) {
        Matcher matcher = TABLE.matcher(Plain.sql(sql));
        if (!matcher.find()) {
            return "rows";
        }
        String path = matcher.group(1).replaceAll("[\"`\\[\\]]", "");
        String table = path.substring(path.lastIndexOf('.') + 1);
        return table.isEmpty() ? "rows" : Plain.name(table);
    }

    private static String sentence(Finding finding) {
        Child child = finding.child();
        String table = table(child.shape().sql());
        String queries = count(child.executions(), "query");
        String times = count(child.executions(), "time");
        return switch (finding.rule()) {
            case "A01" -> reading(finding.parent()) + "led to " + queries + " on " + table + each(finding.parent());
            case "A02" ->
                queries + " on " + table + " fetched one at a time a list of " + count(child.distinctBinds(), "key")
                        + " that came from outside the database";
            case "A03" ->
                reading(finding.parent()) + "sends one query on " + table
                        + " per row; only the small result here hid it";
            case "A04" ->
                "Inside a loop that already queries once per row, " + queries + " on " + table + " ran"
                        + each(finding.parent());
            case "A05" -> queries + " on " + table + " asked for only " + count(child.distinctBinds(), "distinct key");
            case "A06" -> queries + " each computed one figure over " + table + each(finding.parent());
            case "A07" -> "A tree in " + table + " was walked one node at a time: " + queries;
            case "A08" -> queries + " on " + table + " carried lists of one or two keys";
            case "A09" ->
                "One query on " + table + " ran " + count(child.executions(), "time")
                        + " with the same values and gave the same rows";
            case "A10" ->
                "A query on " + table + " that does not change inside the loop ran "
                        + count(child.executions(), "time");
            case "A15" -> count(child.executions(), "row") + " of " + table + " were deleted one at a time";
            case "A16" -> count(child.executions(), "update") + " of " + table + " were sent one at a time";
            case "A17" -> count(child.executions(), "row") + " were inserted into " + table + " one at a time";
            case "A12" -> "A count over " + table + " ran before the query that reads the same rows";
            case "A14" -> times + " a row of " + table + " was looked up only to insert or update it";
            case "A19" ->
                "Batches of rows for " + table + " took as long as a round trip for each row, as the driver is not set"
                        + " to rewrite them";
            case "A20" -> "A collection in " + table + " was deleted and inserted again";
            case "A22" -> "The same row of " + table + " was updated again and again";
            case "A31" -> "A join from " + table + " multiplied its rows: " + count(child.rows(), "row") + " were read";
            case "A37" ->
                "A query on " + table + " came with lists of many lengths, to the database a new statement each";
            case "A38" -> "A query on " + table + " carried a list close to what databases allow";
            case "A34" ->
                child.column() == null
                        ? times + " rows of " + table + " were fetched by keys and never looked at"
                        : times + " rows of " + Plain.name(child.column()) + " were joined to " + table
                                + " and never read";
            case "A43" -> "Rows of " + table + " came a few at a time, and fetching them took longer than the query";
            case "A48" -> count(child.executions(), "statement") + " on " + table + " were left open";
            case "A46" -> times + " a second connection was taken while one was held";
            case "A45" -> "A connection was taken and given back for a single statement, on " + table + " " + times;
            case "A53" -> "A connection was given back with writes to " + table + " neither committed nor rolled back";
            case "A54" -> times + " a transaction held nothing but one query on " + table;
            case "A57" ->
                "One row of " + table + " was looked up " + count(child.distinctBinds(), "time")
                        + " for different columns";
            case "A61" -> count(child.executions(), "query") + " only asked whether the connection lives";
            case "A49" -> count(child.executions(), "write") + " to " + table + " were committed one by one";
            case "A60" -> count(child.executions(), "round trip") + " only fetched the next number of a sequence";
            default -> Rules.name(finding.rule()) + ": " + count(child.executions(), "execution") + " on " + table;
        };
    }

    private static String reading(@Nullable Parent parent) {
        return parent == null
                ? "Rows of an earlier query "
                : "Reading " + count(parent.rows(), "row") + " of "
                        + table(parent.shape().sql()) + " ";
    }

    /** Where the rows were read, when it was another unit. */
    private static String elsewhere(@Nullable Parent parent) {
        Parent.Elsewhere other = parent == null ? null : parent.elsewhere();
        return other == null
                ? ""
                : " The rows were read in " + Plain.name(other.unit()) + ", on " + Plain.name(other.thread())
                        + "; how they came to this thread was not seen.";
    }

    private static String each(@Nullable Parent parent) {
        return parent == null ? "" : ", one per " + Plain.name(parent.column());
    }
}
