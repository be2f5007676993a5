package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline.Table;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A41: a condition on a function of a column that leads an index, as the schema has it: that index does not serve it.
 * Arithmetic, patterns and {@code NOT IN} are not judged, nor is anything without a schema.
 */
final class FunctionOnIndex implements Rule {
    private static final Pattern CALL = Pattern.compile(
            "(?i)\\b(?:where|and|or)\\s+\\w+\\s*\\(\\s*(?:\\w+\\.)?(\\w+)\\s*\\)\\s*(?:=|<|>|like\\b|in\\b)");

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            Matcher call = CALL.matcher(group.shape().sql());
            if (call.find() && indexed(work, group, call.group(1))) {
                int[] all = IntStream.range(0, group.size()).toArray();
                Draft.tell(work, group, all, "A41", Severity.INFO, findings);
            }
        }
    }

    private static boolean indexed(Work work, Group group, String column) {
        return group.outline().tables().stream()
                .map(Table::name)
                .anyMatch(table -> work.schema().indexed(table, column).orElse(false));
    }
}
