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
    private static final Map<String, String> SENTENCES = Map.of(
            "A12",
            "Read the rows of {table} and count them, or one row more than a page holds; where the total must be shown, let a window count it with the page.",
            "A22",
            "Collect what changes in a row of {table} and write it once, before the transaction ends.",
            "A31",
            "Read each of the joined collections of {table} with a query of its own, by the keys of the first.",
            "A37",
            "Pad the lists of {table} to powers of two, or bind one array, so that the database sees few statements.",
            "A38",
            "Ask {table} for fewer keys at once, or put them into a temporary table and join it.",
            "A46",
            "Let both statements use one connection: give back the first before the second is taken, or run the inner work in the outer transaction.",
            "A49",
            "Begin one transaction around the writes of {table} and the others of this unit, and commit once: {times} were committed one by one.",
            "A60",
            "Let the sequence of {table} hand out blocks (an allocation size), or let the INSERT make the key.");

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
            case "A60" -> trips.loops();
            default -> trips.all();
        };
        return new Cure(
                Cure.Kind.ADVICE, advice, remaining, null, null, "what is wrong is not the statement's text", false);
    }
}
