package dev.flycatcher.agent;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the agent knows that it did not see.
 *
 * @param units units of work that were given up, as too many waited to be judged
 * @param lateValues values read after their unit had ended
 * @param tasks tasks that went to another thread without their unit, for want of room
 * @param failures of the agent's own, caught
 */
record Unseen(long units, long lateValues, long tasks, long failures) {

    /** A sentence for each, none for what did not happen. */
    List<String> words() {
        return Stream.of(
                        told(
                                units,
                                "unit of work was given up",
                                "units of work were given up",
                                ", as too many waited to be judged: nothing of it is counted."),
                        told(
                                lateValues,
                                "value was read",
                                "values were read",
                                " after the unit of work had ended: where they flow to is not known."),
                        told(
                                tasks,
                                "task went",
                                "tasks went",
                                " to another thread without the unit of work, for want of room: what was asked there is"
                                        + " told by thread."),
                        told(
                                failures,
                                "internal failure was",
                                "internal failures were",
                                " caught: something may be missing for it."))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static @Nullable String told(long count, String one, String more, String words) {
        return count == 0 ? null : String.format(Locale.ROOT, "%,d ", count) + (count == 1 ? one : more) + words;
    }
}
