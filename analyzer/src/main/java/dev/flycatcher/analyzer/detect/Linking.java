package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Lost;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks, of a burst's queries that a list from outside drives, whether another unit read that list: of the first few. */
final class Linking {
    private static final int MOST = 16;

    private final Supplier<@Nullable Lost> lost;
    private final Text.Shelf texts;
    private final Function<Trace, Work> works;
    private int left;
    private @Nullable Lost known;

    /** @param works a unit as the rules see it */
    Linking(Trace trace, Supplier<@Nullable Lost> lost, Text.Shelf texts, Function<Trace, Work> works) {
        this.lost = lost;
        this.texts = texts;
        this.works = works;
        left = trace.unit().kind() == Unit.Kind.THREAD ? MOST : 0;
    }

    /** The finding, with its parent where that is known. */
    Finding of(Finding finding) {
        boolean outside = finding.rule().equals("A02") && finding.child().distinctBinds() >= LostContext.LEAST_VALUES;
        if (!outside || left-- <= 0) {
            return finding;
        }
        known = known == null ? lost.get() : known;
        return known == null
                ? finding
                : LostContext.link(finding, known, texts, works).orElse(finding);
    }
}
