package dev.flycatcher.analyzer.detect;

import dev.flycatcher.analyzer.trace.Outline.Use;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A35: rows looked up again and again by a column that leads no index, as the schema has it: each query reads the whole
 * table. Not judged without a schema.
 */
final class ForeignKeyWithoutIndex implements Rule {

    @Override
    public void judge(Work work, Consumer<Finding> findings) {
        for (Loop loop : work.loops()) {
            Group child = loop.edge().child();
            Use use = child.use(loop.edge().marker());
            String table = child.outline().table(use.qualifier());
            Optional<Boolean> indexed = work.schema().indexed(table, use.column());
            if (use.picks() && use.column() != null && indexed.isPresent() && !indexed.get()) {
                findings.accept(Draft.of(work, loop).finding("A35", Severity.ERROR, Evidence.E3));
            }
        }
    }
}
