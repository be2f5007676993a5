package dev.flycatcher.agent.record;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much is recorded, each as much as the one before and more. A unit of work is recorded in one mode. */
public enum Mode {
    /** Nothing; the advice finds the gate shut. */
    OFF,
    /** Statements with their times, binds and rows; no value that is read, and at most one stack per shape and minute. */
    COUNT,
    /** Values that are read as well, and stacks at the 2nd, 4th, 8th, ... execution of a shape in a unit. */
    FLOW,
    /** As {@link #FLOW}, and the stack of every execution. */
    FORENSIC;

    /** The names one may give, as in {@code off|count|flow|forensic}. */
    public static String names() {
        return Stream.of(values()).map(Mode::word).collect(Collectors.joining("|"));
    }

    /** The mode of that name, in either case. */
    public static Optional<Mode> named(String name) {
        return Stream.of(values())
                .filter(mode -> mode.word().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /** Its name as one writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether values that are read are recorded. */
    public boolean readsValues() {
        return compareTo(FLOW) >= 0;
    }

    /** The next cheaper one; {@link #OFF} stays. */
    public Mode cheaper() {
        return values()[Math.max(0, ordinal() - 1)];
    }
}
