package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what is missing, and says which rules it leaves without a judgement. */
final class Unjudged {
    private static final Map<String, String> ALWAYS = Map.of("A63", "there is no earlier run to compare with");
    private static final List<String> BY_SCHEMA = List.of("A35", "A40", "A41", "A58");
    private static final List<String> BY_VALUES = List.of("A13", "A28", "A29", "A34");
    private static final List<String> BY_FLOW =
            List.of("A01", "A03", "A04", "A05", "A06", "A07", "A09", "A10", "A11", "A20", "A21", "A31", "A33");

    private final Set<Long> cut = new HashSet<>();
    private final long[] lacking = new long[Lack.values().length];
    private long units;

    /** What a unit may lack. */
    enum Lack {
        SOME_VALUES,
        ALL_VALUES,
        OPTIONS,
        ROUND_TRIPS,
        PLACES,
        PLANS
    }

    /** Counts one unit; returns what it lacked. */
    Set<Lack> add(Work work) {
        work.groups().stream().map(Group::shape).filter(Shape::isCut).forEach(shape -> cut.add(shape.fingerprint()));
        Set<Lack> lacks = lacks(work);
        add(lacks, 1);
        return lacks;
    }

    /** So many units lacked that. */
    void add(Set<Lack> lacks, long more) {
        units += more;
        lacks.forEach(lack -> lacking[lack.ordinal()] += more);
    }

    private long without(Lack lack) {
        return lacking[lack.ordinal()];
    }

    private static Set<Lack> lacks(Work work) {
        boolean partly = work.trace().dropped().values() > 0;
        Set<Lack> lacks = EnumSet.noneOf(Lack.class);
        add(lacks, Lack.SOME_VALUES, partly);
        add(lacks, Lack.ALL_VALUES, partly && work.trace().values().isEmpty());
        add(lacks, Lack.OPTIONS, UnrewrittenBatch.lacksOptions(work));
        add(lacks, Lack.ROUND_TRIPS, UnrewrittenBatch.lacksRoundTrips(work));
        add(lacks, Lack.PLANS, FullScan.unexplained(work));
        add(lacks, Lack.PLACES, Replicas.unknown(work.trace()));
        return lacks;
    }

    private static void add(Set<Lack> lacks, Lack lack, boolean lacked) {
        if (lacked) {
            lacks.add(lack);
        }
    }

    /** By rule. */
    List<NotJudged> rules(Schema schema, Plans plans) {
        List<NotJudged> all = new ArrayList<>();
        ALWAYS.forEach((rule, reason) -> all.add(new NotJudged(rule, reason)));
        if (schema.tables().isEmpty()) {
            add(all, BY_SCHEMA, "the schema is not known: `verify` reads it");
        }
        add(all, "A19", without(Lack.OPTIONS), "batches were sent by a driver whose options are not known");
        add(all, "A19", without(Lack.ROUND_TRIPS), "nothing but a batch ran, so what a round trip takes is not known");
        if (plans == Plans.NONE) {
            add(
                    all,
                    List.of("A36"),
                    "nothing is explained, as the watcher sends no statement of its own: `verify` does");
        } else {
            add(all, "A36", without(Lack.PLANS), "queries could not be explained");
        }
        add(all, "A64", without(Lack.PLACES), "connections were used of which it is not known where they lead to");
        if (without(Lack.SOME_VALUES) > 0) {
            add(all, BY_VALUES, "in " + without(Lack.SOME_VALUES) + " of " + units + " units not all values were kept");
        }
        if (without(Lack.ALL_VALUES) > 0) {
            add(all, BY_FLOW, "in " + without(Lack.ALL_VALUES) + " of " + units + " units no values were kept");
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
