package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what is missing, and says which rules it leaves without a judgement. */
final class Unjudged {
    private static final Map<String, String> ALWAYS = Map.of(
            "A34", "mappers read every column of a row, so what became of one that was fetched ahead is not seen",
            "A36", "nothing is explained, as the watcher sends no statement of its own",
            "A43", "between two rows a program works as well, so the time within next() is not known",
            "A48", "statements that are never closed leave no mark",
            "A63", "there is no earlier run to compare with");
    private static final List<String> BY_SCHEMA = List.of("A35", "A40", "A41", "A58");
    private static final List<String> BY_VALUES = List.of("A13", "A28", "A29");
    private static final List<String> BY_FLOW =
            List.of("A01", "A03", "A04", "A05", "A06", "A07", "A09", "A10", "A11", "A20", "A21", "A31", "A33");

    private final Set<Long> cut = new HashSet<>();
    private long units;
    private long partly;
    private long withoutValues;
    private long withoutOptions;
    private long withoutRoundTrips;
    private long withoutPlaces;

    void add(Work work) {
        units++;
        work.groups().stream().map(Group::shape).filter(Shape::isCut).forEach(shape -> cut.add(shape.fingerprint()));
        withoutOptions += UnrewrittenBatch.lacksOptions(work) ? 1 : 0;
        withoutRoundTrips += UnrewrittenBatch.lacksRoundTrips(work) ? 1 : 0;
        withoutPlaces += Replicas.unknown(work.trace()) ? 1 : 0;
        if (work.trace().dropped().values() > 0) {
            partly++;
            withoutValues += work.trace().values().isEmpty() ? 1 : 0;
        }
    }

    /** By rule. */
    List<NotJudged> rules(Schema schema) {
        List<NotJudged> all = new ArrayList<>();
        ALWAYS.forEach((rule, reason) -> all.add(new NotJudged(rule, reason)));
        if (schema.tables().isEmpty()) {
            add(all, BY_SCHEMA, "the schema is not known: `verify` reads it");
        }
        add(all, "A19", withoutOptions, "batches were sent by a driver whose options are not known");
        add(all, "A19", withoutRoundTrips, "nothing but a batch ran, so what a round trip takes is not known");
        add(all, "A64", withoutPlaces, "connections were used of which it is not known where they lead to");
        if (partly > 0) {
            add(all, BY_VALUES, "in " + partly + " of " + units + " units not all values were kept");
        }
        if (withoutValues > 0) {
            add(all, BY_FLOW, "in " + withoutValues + " of " + units + " units no values were kept");
        }
        if (!cut.isEmpty()) {
            add(
                    all,
                    BY_FLOW,
                    "of statements longer than 65,536 characters (" + cut.size() + ") only the beginning was judged");
        }
        all.sort(Comparator.comparing(NotJudged::rule));
        return List.copyOf(all);
    }

    private void add(List<NotJudged> all, String rule, long in, String what) {
        if (in > 0) {
            all.add(new NotJudged(rule, "in " + in + " of " + units + " units " + what));
        }
    }

    private static void add(List<NotJudged> all, List<String> rules, String reason) {
        rules.forEach(rule -> all.add(new NotJudged(rule, reason)));
    }
}
