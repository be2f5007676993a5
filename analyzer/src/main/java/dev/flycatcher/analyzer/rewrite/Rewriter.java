package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Flow;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the cure of a finding. A cold path: it parses SQL, on a thread of its own and within bounds, so it must not be
 * called on an application's thread. It never throws for what a finding holds: what cannot be rewritten is refused with
 * the reason, and the finding keeps its advice in words. Immutable and safe for threads.
 */
public final class Rewriter {
    /** Keys the list in a shown statement has room for: the form for a person, whose program makes it as long as needed. */
    static final int SHOWN = 4;

    private final Engine engine;
    private final Mapping mapping;

    /** Writes what all engines know. */
    public Rewriter() {
        this(Engine.GENERIC);
    }

    /** Writes for that engine. */
    public Rewriter(Engine engine) {
        this(engine, Mapping.UNKNOWN);
    }

    /** Writes for that engine, in the application's own names. */
    public Rewriter(Engine engine, Mapping mapping) {
        this.engine = engine;
        this.mapping = mapping;
    }

    /**
     * Says that cures will be asked for: the parser's classes are loaded meanwhile, once in a process, on a thread of
     * their own. Returns at once.
     */
    public static void expect() {
        Rehearsal.OF_A_CURE.begin();
    }

    /** The cure, its SQL read back by the parser and not yet run: {@link Cure#verified()} is false. */
    public Cure cure(Finding finding) {
        return cure(finding, Written.NOTHING);
    }

    /** The same for a loop between whose executions that was written. */
    public Cure cure(Finding finding, Written written) {
        Trips trips = Trips.of(finding, engine);
        Advice advice = new Advice(finding, trips);
        try {
            Cure remedy = Remedy.of(finding, trips);
            return remedy != null
                    ? remedy
                    : TimeBox.within(Parsing.MILLIS, () -> rewritten(finding, written, trips, advice));
        } catch (Refusal refusal) {
            return refused(advice, trips, refusal.reason(), batch(finding));
        } catch (RuntimeException | StackOverflowError e) {
            return refused(
                    advice,
                    trips,
                    "the statement could not be rewritten (" + e.getClass().getSimpleName() + ")",
                    null);
        }
    }

    /** The cure in that form, where another was written first; refused where there is none. */
    Cure cure(Finding finding, Form form) {
        Trips trips = form == Form.EACH ? new Trips(finding, Each.MOST) : Trips.of(finding, engine);
        return TimeBox.within(Parsing.MILLIS, () -> {
            Draft draft = form.draft(new Choice(finding, engine), SHOWN);
            if (form == Form.EACH) {
                String words = new Advice(finding, trips).of(draft);
                return new Cure(draft.kind(), words, trips.of(draft), draft.sql(), null, null, null);
            }
            return shown(finding, draft, trips, new Advice(finding, trips), Written.NOTHING);
        });
    }

    private Cure rewritten(Finding finding, Written written, Trips trips, Advice advice) {
        return switch (finding.rule()) {
            case "A09" -> unwritten(Cure.Kind.CACHE, advice.repeated(), trips);
            case "A10" -> unwritten(Cure.Kind.HOIST, advice.hoist(), trips);
            default -> {
                written.check();
                yield shown(finding, new Choice(finding, engine).draft(SHOWN), trips, advice, written);
            }
        };
    }

    private static Cure unwritten(Cure.Kind kind, String advice, Trips trips) {
        String refusal = "the statement is right as it is; it runs too often";
        return new Cure(kind, advice, trips.kept(), null, null, refusal, null);
    }

    private static Cure refused(Advice advice, Trips trips, String reason, @Nullable String code) {
        return new Cure(Cure.Kind.ADVICE, advice.words(), trips.loops(), null, code, reason, null);
    }

    /** Updates of which each sets something else: no one statement does that, but they can be sent together. */
    private @Nullable String batch(Finding finding) {
        Flow flow = finding.flow();
        boolean differ = finding.rule().equals("A16")
                && finding.child().shape().verb() == Verb.UPDATE
                && flow != null
                && flow.loose() > 0;
        if (!differ) {
            return null;
        }
        Draft as = new Draft(Cure.Kind.SET_BASED, finding.child().shape().sql(), List.of(), "");
        return Library.of(finding).code(Words.of(finding, as, mapping));
    }

    private Cure shown(Finding finding, Draft draft, Trips trips, Advice advice, Written written) {
        Library library = Library.of(finding);
        Words words = Words.of(finding, draft, mapping);
        String code = library.code(words);
        String told = (library.fetches(words) ? advice.fetched(draft) : advice.of(draft)) + written.sentence();
        return new Cure(draft.kind(), told, trips.of(draft), draft.sql(), code, null, null);
    }
}
