package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A27: a bound on rows without an order, two rows or more being read: which rows come is up to the database. Whether an
 * order that is given is certain would take the schema's keys and is not judged.
 */
final class LimitWithoutOrder implements Rule {

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Group group : work.groups()) {
            Outline outline = group.outline();
            boolean any = group.shape().verb() == Verb.SELECT && outline.limited() && !outline.ordered();
            int[] members = IntStream.range(0, any && !outline.tables().isEmpty() ? group.size() : 0)
                    .filter(i -> Draft.rows(group.executions().get(i)) > 1)
                    .toArray();
            Draft.tell(work, group, members, "A27", Severity.INFO, findings);
        }
    }
}
