package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Child;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Flow;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Chooses the form by the kind of the loop: fed by a query and to-one, a join; to-many, a prefetch by keys; fed from
 * outside, a batch of keys; few distinct keys, a map; an aggregate, its groups; a walk, recursion; a write, a set.
 */
final class Choice {
    private final Finding finding;
    private final Engine engine;
    private final Ask ask;

    /** For a finding whose child's text is short enough to be looked at; refused where it is not. */
    Choice(Finding finding, Engine engine) {
        Parsing.sized(finding.child().shape().sql());
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
        Lists lists = new Lists(engine, keys, Library.of(finding));
        if (verb == Verb.INSERT || verb == Verb.UPDATE || verb == Verb.DELETE) {
            return SetBased.of(ask, lists);
        }
        if (finding.child().bind() == 0) {
            throw new Refusal("no bind of it is known to vary");
        }
        return switch (finding.rule()) {
            case "A02", "A08" -> keyed(Cure.Kind.BATCH, lists);
            case "A05" -> fed(Cure.Kind.CACHE, lists);
            case "A06" -> first(() -> Probe.of(ask, lists), () -> keyed(Cure.Kind.PREFETCH, lists));
            case "A07" -> first(() -> walked(), () -> keyed(Cure.Kind.PREFETCH, lists));
            default -> fed(Cure.Kind.PREFETCH, lists);
        };
    }

    /** The statement by a list of keys, whatever the loop's kind. */
    Draft batch(int keys) {
        loose();
        return keyed(Cure.Kind.PREFETCH, new Lists(engine, keys, Library.of(finding)));
    }

    /** The child for each key of a list. */
    Draft each(int keys) {
        loose();
        if (finding.child().shape().verb() != Verb.SELECT || finding.child().bind() == 0) {
            throw new Refusal("it is no query by a key");
        }
        return Each.of(ask, keys);
    }

    /** The join that was chosen, its parents without a child kept; refused where they are, or there is no join. */
    Draft outer(int keys) {
        if (draft(keys).kind() != Cure.Kind.JOIN || left(finding)) {
            throw new Refusal("it is no join that drops rows");
        }
        return JoinRewrite.of(ask, true);
    }

    /** A statement for all keys holds every other bind constant. */
    private void loose() {
        Flow flow = finding.flow();
        if (flow != null && flow.loose() > 0) {
            String binds = flow.loose() == 1 ? "another bind varies" : flow.loose() + " other binds vary";
            throw new Refusal(
                    binds + " from execution to execution and not, as far as is known, with the parent's rows;"
                            + " one statement for all keys would hold that constant");
        }
    }

    private Draft walked() {
        if (!ask.also().isEmpty()) {
            throw new Refusal("it walks by a key of several columns");
        }
        return Recursive.of(ask, engine);
    }

    /** A join where it is right, otherwise what was read ahead or kept. */
    private Draft fed(Cure.Kind otherwise, Lists lists) {
        if (finding.parent() == null) {
            return keyed(otherwise == Cure.Kind.CACHE ? otherwise : Cure.Kind.BATCH, lists);
        }
        return toOne(finding)
                ? first(() -> JoinRewrite.of(ask, left(finding)), () -> keyed(otherwise, lists))
                : keyed(otherwise, lists);
    }

    private Draft keyed(Cure.Kind kind, Lists lists) {
        return first(
                () -> Prefetch.of(ask, lists, kind),
                () -> GroupBy.of(ask, lists),
                () -> Ordinal.of(ask, lists),
                () -> Worded.of(ask, lists, kind));
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
