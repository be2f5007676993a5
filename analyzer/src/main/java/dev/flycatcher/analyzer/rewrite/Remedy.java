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
                    "A12",
                    "Read the rows of {table} and count them, or one row more than a page holds; where the total must be shown, let a window count it with the page."),
            Map.entry(
                    "A22", "Collect what changes in a row of {table} and write it once, before the transaction ends."),
            Map.entry(
                    "A31",
                    "Read each of the joined collections of {table} with a query of its own, by the keys of the first."),
            Map.entry(
                    "A37",
                    "Pad the lists of {table} to powers of two, or bind one array, so that the database sees few statements."),
            Map.entry("A38", "Ask {table} for fewer keys at once, or put them into a temporary table and join it."),
            Map.entry(
                    "A45",
                    "Take one connection for the whole unit, in one transaction, instead of one for each statement."),
            Map.entry(
                    "A46",
                    "Let both statements use one connection: give back the first before the second is taken, or run the inner work in the outer transaction."),
            Map.entry(
                    "A49",
                    "Begin one transaction around the writes of {table} and the others of this unit, and commit once: {times} were committed one by one."),
            Map.entry(
                    "A53",
                    "Commit or roll back before the connection is given back: try-with-resources closes it and ends nothing. Otherwise the driver or the pool decides about the writes to {table}."),
            Map.entry(
                    "A54",
                    "Put the queries of this unit into one transaction, or let single reads commit by themselves."),
            Map.entry("A57", "Read the row of {table} once with all the columns that are needed."),
            Map.entry(
                    "A60",
                    "Let the sequence of {table} hand out blocks (an allocation size), or let the INSERT make the key."),
            Map.entry(
                    "A61",
                    "Let the pool check a connection by Connection.isValid, and only after it was idle; drop the test query."));

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
            case "A57" -> 0;
            default -> trips.all();
        };
        return new Cure(
                Cure.Kind.ADVICE, advice, remaining, null, null, "what is wrong is not the statement's text", null);
    }
}
