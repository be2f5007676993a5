package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Verb;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A60: a sequence asked five times or more, each for the one insert that follows. */
final class SequencePerRow implements Rule {
    private static final int LEAST = 5;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        int[] inserts = work.groups().stream()
                .filter(group -> group.shape().verb() == Verb.INSERT)
                .flatMapToInt(group -> IntStream.of(group.indexes()))
                .sorted()
                .toArray();
        for (Group group : work.groups()) {
            if (group.size() >= LEAST && nextValue(group) && alternates(group.indexes(), inserts)) {
                for (Part part :
                        Part.split(group, IntStream.range(0, group.size()).toArray())) {
                    Draft draft = Draft.of(work, group, part, 0);
                    findings.accept(draft.finding("A60", Severity.WARNING, draft.seen()));
                }
            }
        }
    }

    private static boolean nextValue(Group group) {
        String sql = group.shape().sql().toLowerCase(Locale.ROOT);
        return group.shape().verb() != Verb.INSERT && (sql.contains("nextval") || sql.contains("next value for"));
    }

    /** Whether nine in ten calls have an insert before the next call. */
    private static boolean alternates(int[] calls, int[] inserts) {
        int followed = 0;
        int at = 0;
        for (int i = 0; i < calls.length; i++) {
            while (at < inserts.length && inserts[at] < calls[i]) {
                at++;
            }
            int next = i + 1 < calls.length ? calls[i + 1] : Integer.MAX_VALUE;
            followed += at < inserts.length && inserts[at] < next ? 1 : 0;
        }
        return followed * 10 >= calls.length * 9;
    }
}
