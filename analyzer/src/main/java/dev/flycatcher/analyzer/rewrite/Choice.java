package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Child;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Flow;
import dev.flycatcher.analyzer.detect.Link;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses the form by the kind of the loop: fed by a query and to-one, a join; to-many, a prefetch by keys; fed from
 * outside, a batch of keys; few distinct keys, a map; an aggregate, its groups; a walk, recursion; a write, a set.
 */
final class Choice {
    private final Finding finding;
    private final Engine engine;
    private final Ask ask;

    Choice(Finding finding, Engine engine) {
        this.finding = finding;
        this.engine = engine;
        this.ask = Ask.of(finding);
    }

    /** The rewritten statement; a list in it has room for that many keys. */
    Draft draft(int keys) {
        Verb verb = finding.child().shape().verb();
        if (verb != Verb.INSERT) {
            loose();
        }
        boolean writes = verb == Verb.UPDATE || verb == Verb.DELETE;
        if (!ask.also().isEmpty()
                && (writes || finding.rule().equals("A06") || finding.rule().equals("A07"))) {
            throw new Refusal(composite());
        }
        if (verb == Verb.INSERT || verb == Verb.UPDATE || verb == Verb.DELETE) {
            return SetBased.of(ask, keys);
        }
        if (finding.child().bind() == 0) {
            throw new Refusal("no bind of it is known to vary");
        }
        return switch (finding.rule()) {
            case "A02", "A08" -> keyed(Cure.Kind.BATCH, keys);
            case "A05" -> keyed(Cure.Kind.CACHE, keys);
            case "A06" -> first(() -> Probe.of(ask, keys), () -> keyed(Cure.Kind.PREFETCH, keys));
            case "A07" -> first(() -> Recursive.of(ask, engine), () -> keyed(Cure.Kind.PREFETCH, keys));
            default -> fed(keys);
        };
    }

    /** A statement for all keys holds every other bind constant. */
    private void loose() {
        Flow flow = finding.flow();
        if (flow != null && flow.loose() > 0) {
            String binds = flow.loose() == 1 ? "another bind varies" : flow.loose() + " other binds vary";
            throw new Refusal(binds + " from execution to execution and did not come from the parent's rows;"
                    + " one statement for all keys would hold that constant");
        }
    }

    private String composite() {
        String columns = Stream.concat(
                        Stream.of(finding.child().column()), ask.also().stream().map(Link::childColumn))
                .map(column -> column == null ? "?" : column)
                .collect(Collectors.joining(", "));
        return "its key has several columns (" + columns + "), which a list of single keys cannot keep together";
    }

    private Draft fed(int keys) {
        if (finding.parent() == null) {
            return keyed(Cure.Kind.BATCH, keys);
        }
        return toOne(finding)
                ? first(() -> JoinRewrite.of(ask, left(finding)), () -> keyed(Cure.Kind.PREFETCH, keys))
                : keyed(Cure.Kind.PREFETCH, keys);
    }

    private Draft keyed(Cure.Kind kind, int keys) {
        if (!ask.also().isEmpty()) {
            throw new Refusal(composite());
        }
        return first(
                () -> Prefetch.of(ask, keys, kind), () -> GroupBy.of(ask, keys), () -> Ordinal.of(ask, engine, keys));
    }

    /** The first that is not refused; when all are, the reason of the first that tells more than the one before. */
    @SafeVarargs
    private static Draft first(Supplier<Draft>... forms) {
        List<Refusal> refusals = new ArrayList<>();
        for (Supplier<Draft> form : forms) {
            try {
                return form.get();
            } catch (Refusal refusal) {
                refusals.add(refusal);
            }
        }
        throw refusals.get(0);
    }

    /** Whether a join to the child keeps the number of rows: an own key of the parent's points to many, if to any. */
    private static boolean toOne(Finding finding) {
        Parent parent = finding.parent();
        boolean own = parent != null && Query.bare(parent.column()).equals("id");
        boolean shared = Query.bare(finding.child().column()).equals("id");
        return finding.child().toOne() && (!own || shared);
    }

    /** Whether some of the parent's rows may have no child: not each of them asked, or not each that asked found one. */
    static boolean left(Finding finding) {
        Parent parent = finding.parent();
        Child child = finding.child();
        return parent == null || parent.rows() != child.executions() || child.rows() != child.executions();
    }
}
