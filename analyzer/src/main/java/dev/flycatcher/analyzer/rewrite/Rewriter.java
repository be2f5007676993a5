package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Child;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;

/**
 * Writes the cure of a finding. A cold path: it parses SQL, on a thread of its own and within bounds, so it must not be
 * called on an application's thread. It never throws for what a finding holds: what cannot be rewritten is refused with
 * the reason, and the finding keeps its advice in words.
 *
 * <p>The choice is by the loop's kind: fed by a query and to-one, a join; to-many, a prefetch by keys; fed from outside,
 * a batch of keys; few distinct keys, a map.
 */
public final class Rewriter {
    /** Keys the list in a shown statement has room for: the form for a person, whose program makes it as long as needed. */
    static final int SHOWN = 4;

    /** The cure, its SQL read back by the parser and not yet run: {@link Cure#verified()} is false. */
    public Cure cure(Finding finding) {
        try {
            return switch (finding.rule()) {
                case "A09" -> unwritten(Cure.Kind.CACHE, Advice.of(finding).repeated());
                case "A10" -> unwritten(Cure.Kind.HOIST, Advice.of(finding).hoist());
                default -> shown(finding, draft(finding, SHOWN));
            };
        } catch (Refusal refusal) {
            return refused(finding, refusal.reason());
        } catch (RuntimeException | StackOverflowError e) {
            return refused(
                    finding,
                    "the statement could not be rewritten (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Cure unwritten(Cure.Kind kind, String advice) {
        return new Cure(kind, advice, null, null, "the statement is right as it is; it runs too often", false);
    }

    private static Cure refused(Finding finding, String reason) {
        return new Cure(Cure.Kind.ADVICE, Advice.of(finding).words(), null, null, reason, false);
    }

    private static Cure shown(Finding finding, Draft draft) {
        Advice advice = Advice.of(finding);
        String words = switch (draft.kind()) {
            case JOIN -> advice.join(draft, left(finding));
            case CACHE -> advice.cache();
            default -> advice.prefetch(draft);
        };
        return new Cure(draft.kind(), words, draft.sql(), JdbcCode.of(finding, draft), null, false);
    }

    /** The rewritten statement; a list in it has room for that many keys. */
    static Draft draft(Finding finding, int keys) {
        if (finding.child().bind() == 0) {
            throw new Refusal("no bind of it is known to vary");
        }
        return switch (finding.rule()) {
            case "A02", "A08" -> keyed(finding, Cure.Kind.BATCH, keys);
            case "A05" -> keyed(finding, Cure.Kind.CACHE, keys);
            default -> fed(finding, keys);
        };
    }

    private static Draft fed(Finding finding, int keys) {
        if (finding.parent() == null) {
            return keyed(finding, Cure.Kind.BATCH, keys);
        }
        if (toOne(finding)) {
            try {
                return JoinRewrite.of(Ask.of(finding), left(finding));
            } catch (Refusal refusal) {
                return keyed(
                        finding, Cure.Kind.PREFETCH, keys); // its own reason, when it is refused too, is the better one
            }
        }
        return keyed(finding, Cure.Kind.PREFETCH, keys);
    }

    private static Draft keyed(Finding finding, Cure.Kind kind, int keys) {
        return Prefetch.of(finding.child().shape().sql(), finding.child().bind(), keys, kind);
    }

    /** Whether a join to the child keeps the number of rows: an own key of the parent's points to many, if to any. */
    private static boolean toOne(Finding finding) {
        Parent parent = finding.parent();
        boolean own = parent != null && Query.bare(parent.column()).equals("id");
        boolean shared = Query.bare(finding.child().column()).equals("id");
        return finding.child().toOne() && (!own || shared);
    }

    /** Whether some of the parent's rows may have no child: not each of them asked, or not each that asked found one. */
    private static boolean left(Finding finding) {
        Parent parent = finding.parent();
        Child child = finding.child();
        return parent == null || parent.rows() != child.executions() || child.rows() != child.executions();
    }
}
