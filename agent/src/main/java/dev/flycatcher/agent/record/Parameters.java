package dev.flycatcher.agent.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What few statements have: parameters that are named, or read after a call. */
final class Parameters {
    private final List<String> names = new ArrayList<>();

    /** What is read of them after the call; null before one. */
    @Nullable
    ResultState outs;

    /** A name's number from 1, in order of first use; 0 when there are too many. */
    int number(String name) {
        String key = name.toUpperCase(Locale.ROOT);
        int known = names.indexOf(key);
        if (known < 0 && names.size() < Text.WIDEST) {
            names.add(key);
            return names.size();
        }
        return known + 1;
    }
}
