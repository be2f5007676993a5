package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.SelectItem;

/** A walk that feeds on its own rows, as a recursive common table expression: all that the loop read, the start's key bound once. */
final class Recursive {
    static final String CYCLES =
            "Rows that lead back to themselves would never end: bound the depth where there may be any.";

    static final String LEVELS = " SQL Server stops at 100 levels unless OPTION (MAXRECURSION n) stands at the end.";

    private Recursive() {}

    static Draft of(Ask ask, Engine engine) {
        Query start = Query.of(ask.child(), Draft.CHILD);
        Query step = Query.of(ask.child(), Draft.CHILD);
        Gates.check(start);
        Prefetch.splits(start, Key.of(start.select().getWhere(), ask));
        Table table = step.onlyTable().orElseThrow(() -> new Refusal("it reads more than one table at each step"));
        SelectItem<?> flowing = step.item(0, ask.column());
        if (flowing == null || step.star() || !start.order().isEmpty()) {
            throw new Refusal("its output does not name the columns the walk goes on by, or it orders each level");
        }
        String labels = String.join(", ", labels(step));
        String feeding = Derived.written(flowing);
        Aliases aliases = new Aliases();
        aliases.takeName("walk");
        aliases.qualify(step, table);
        Keyed keyed = Keyed.of(step.select().getWhere(), Draft.CHILD + ask.marker());
        String rest = keyed.rest().stream().map(Expression::toString).collect(Collectors.joining(" AND "));
        String items =
                step.select().getSelectItems().stream().map(Object::toString).collect(Collectors.joining(", "));
        String sql = engine.with() + " walk (" + labels + ") AS (" + start.select() + " UNION ALL SELECT " + items
                + " FROM " + table + " JOIN walk ON " + keyed.key() + " = walk." + feeding
                + (rest.isEmpty() ? "" : " WHERE " + rest) + ") SELECT * FROM walk";
        return Draft.of(Cure.Kind.RECURSIVE, sql, engine == Engine.SQLSERVER ? CYCLES + LEVELS : CYCLES);
    }

    private static List<String> labels(Query step) {
        List<String> labels = step.select().getSelectItems().stream()
                .map(item -> Query.label(item).isEmpty() ? "" : Derived.written(item))
                .toList();
        if (labels.contains("")) {
            throw new Refusal("an output of it has no name");
        }
        return labels;
    }
}
