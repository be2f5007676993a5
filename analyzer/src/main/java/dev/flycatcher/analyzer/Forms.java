package dev.flycatcher.analyzer;

import dev.flycatcher.analyzer.detect.Judgement;
import dev.flycatcher.analyzer.trace.Transcript;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which units need no judgement of their own, because units of their {@link Transcript#form()} were judged. Of each form
 * the first {@value #FIRST} are judged, then the 16th, 32nd, 64th, ..., one after ten seconds without, and each that took
 * more than twice as long as any before: for what a form does not tell, values and times, may differ. Tests are judged
 * always. Bounded, in forms and in findings: the form that was not met for longest is forgotten first, and judged anew
 * when it comes again.
 */
final class Forms {
    private static final int MOST = 1_024;
    /** Of all forms together; a unit that has more by itself is judged each time. */
    private static final int MOST_FINDINGS = 4_096;

    private static final int FIRST = 8;
    private static final long MOST_MILLIS = 10_000;

    /** What is known of one form. */
    private static final class Known {
        private long seen;
        private long lastMillis;
        private long elapsed;
        private long longest;
        private @Nullable Judgement last;
        /** Units like the last one that are not told of yet. */
        private long pending;

        private int size() {
            return last == null ? 0 : last.size();
        }
    }

    private final Map<Long, Known> forms = new LinkedHashMap<>(16, 0.75f, true);
    /** Given what was said of a unit, and how many more it is to be said of. */
    private final ObjLongConsumer<Judgement> again;

    private int findings;

    Forms(ObjLongConsumer<Judgement> again) {
        this.again = again;
    }

    /** Whether that unit is to be judged; if not, it is counted with the last one that was. */
    boolean isDue(Transcript unit) {
        Known known = of(unit.form());
        long longest = longest(unit);
        known.seen++;
        boolean due = known.last == null
                || isTest(unit.unit().kind())
                || known.seen <= FIRST
                || (known.seen & known.seen - 1) == 0
                || unit.unit().startedMillis() - known.lastMillis >= MOST_MILLIS
                || unit.elapsedNanos() > 2 * known.elapsed
                || longest > 2 * known.longest;
        if (!due) {
            known.pending++;
        }
        return due;
    }

    /** Tells what was said of a unit that was due. */
    void judged(Transcript unit, Judgement judgement) {
        Known known = of(unit.form());
        settle(known);
        findings += judgement.size() - known.size();
        known.last = judgement;
        known.lastMillis = unit.unit().startedMillis();
        known.elapsed = Math.max(known.elapsed, unit.elapsedNanos());
        known.longest = Math.max(known.longest, longest(unit));
        while (findings > MOST_FINDINGS) {
            forget();
        }
    }

    private Known of(long form) {
        Known known = forms.get(form);
        if (known == null) {
            if (forms.size() == MOST) {
                forget();
            }
            known = new Known();
            forms.put(form, known);
        }
        return known;
    }

    private void forget() {
        Known eldest = forms.remove(forms.keySet().iterator().next());
        findings -= eldest.size();
        settle(eldest);
    }

    private void settle(Known known) {
        if (known.pending > 0 && known.last != null) {
            again.accept(known.last, known.pending);
            known.pending = 0;
        }
    }

    /** Tells of all that are pending. */
    void settle() {
        forms.values().forEach(this::settle);
    }

    private static boolean isTest(Unit.Kind kind) {
        return kind == Unit.Kind.TEST || kind == Unit.Kind.SETUP || kind == Unit.Kind.TEARDOWN;
    }

    private static long longest(Transcript unit) {
        long longest = 0;
        for (int i = 0; i < unit.executions(); i++) {
            longest = Math.max(longest, unit.nanos(i) + unit.readingNanos(i));
        }
        return longest;
    }
}
