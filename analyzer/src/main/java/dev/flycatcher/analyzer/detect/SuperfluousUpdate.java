package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Column;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Outline.Use;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A21: an update by key whose every value equals what had been read of that row in the same transaction, its table not
 * having been written in between, and read at most 200 statements before. Only plain assignments are judged.
 */
final class SuperfluousUpdate implements Rule {
    private static final Pattern SET = Pattern.compile("(?i)\\s*update\\s+[\\w.\"`]+\\s+set\\b");
    private static final Pattern NEXT = Pattern.compile("(?i)\\G\\s*[\\w.\"`]+\\s*=\\s*\\?\\s*(,|where\\b)");

    private static final int FARTHEST = 200;

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            int key = group.shape().verb() == Verb.UPDATE ? UpdatedAgain.key(group) : 0;
            if (key > 0 && plain(group.shape().sql())) {
                int[] members = IntStream.range(0, group.size())
                        .filter(i -> superfluous(work, group, i, key))
                        .toArray();
                for (Part part : Part.split(group, members)) {
                    findings.accept(Draft.of(work, group, part, key).finding("A21", Severity.INFO, Evidence.E3));
                }
            }
        }
    }

    /** Whether every column is set to one marker; read piece by piece, as a text may be long. */
    private static boolean plain(String sql) {
        Matcher set = SET.matcher(sql);
        Matcher next = NEXT.matcher(sql);
        boolean more = set.lookingAt() && next.find(set.end());
        while (more && next.group(1).equals(",")) {
            more = next.find();
        }
        return more;
    }

    private static boolean superfluous(Work work, Group group, int member, int key) {
        Execution update = group.executions().get(member);
        List<Execution> all = work.trace().executions();
        int from = group.indexes()[member] - 1;
        for (int i = from; update.transaction() > 0 && i >= Math.max(0, from - FARTHEST); i--) {
            Execution read = all.get(i);
            boolean ofTable = read.transaction() == update.transaction()
                    && read.shape().verb() == Verb.SELECT
                    && read.results().size() == 1
                    && work.outline(read).tables().equals(group.outline().tables());
            int row = ofTable ? row(work, read, group.use(key), group.bound(member, key)) : 0;
            if (row > 0 && !work.writes().between(group.outline(), i, group.indexes()[member])) {
                return same(work, group, member, read, row);
            }
        }
        return false;
    }

    /** The row of that key, from 1: the only one of a query by that key, or one that shows it; 0 for none. */
    private static int row(Work work, Execution read, Use key, int value) {
        Result result = read.results().get(0);
        Outline outline = work.outline(read);
        boolean asked = outline.uses().size() == 1
                && String.valueOf(outline.use(1).column()).equalsIgnoreCase(key.column())
                && read.binds().at(0, 1) == value;
        if (asked && result.rows() == 1) {
            return 1;
        }
        Column column = column(work, read, key);
        for (int i = 0; column != null && i < column.rows().length; i++) {
            if (column.values()[i] == value) {
                return column.rows()[i];
            }
        }
        return 0;
    }

    /** Whether that row held every value that is stored. */
    private static boolean same(Work work, Group group, int member, Execution read, int row) {
        return IntStream.rangeClosed(1, group.text().markers().count())
                .filter(marker -> group.use(marker).kind() == Use.Kind.STORED)
                .allMatch(marker -> group.bound(member, marker) == value(column(work, read, group.use(marker)), row));
    }

    private static @Nullable Column column(Work work, Execution read, Use of) {
        Result result = read.results().get(0);
        for (Column column : result.columns()) {
            if (work.text(read).key(result, column).name().equalsIgnoreCase(of.column())) {
                return column;
            }
        }
        return null;
    }

    /** What that row has there; -1 when that was not read. */
    private static int value(@Nullable Column column, int row) {
        for (int i = 0; column != null && i < column.rows().length; i++) {
            if (column.rows()[i] == row) {
                return column.values()[i];
            }
        }
        return -1;
    }
}
