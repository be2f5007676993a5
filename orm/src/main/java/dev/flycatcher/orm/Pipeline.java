package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.jdbc.Executor;
import dev.flycatcher.orm.sql.Compare;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query and those for its relations in one round trip, where the database takes several at once. None waits for another:
 * each asks for its parents by their query. So this is for a row by its key with what is below it, which costs next to
 * nothing to ask again, and for relations whose strategy it is.
 */
final class Pipeline {
    private final Database database;
    private final List<Step> steps = new ArrayList<>();

    private Pipeline(Database database) {
        this.database = database;
    }

    /** A query on its way. Nobody asked for the first. */
    private static final class Step {
        final Plan<?> plan;
        final Command command;
        final @Nullable Step asker;
        final @Nullable Association association;
        final List<Load<?, ?>> later = new ArrayList<>();
        List<Row> rows = List.of();

        Step(Plan<?> plan, Command command, @Nullable Step asker, @Nullable Association association) {
            this.plan = plan;
            this.command = command;
            this.asker = asker;
            this.association = association;
        }

        @SuppressWarnings("unchecked")
        List<Row> read(ResultSet results) throws SQLException {
            rows = (List<Row>) plan.read(results);
            return rows;
        }
    }

    /** The rows of {@code plan} with their relations; null where no two of the queries can travel together. */
    static @Nullable List<?> list(Database database, Plan<?> plan, Command command) {
        if (plan.body().loads.isEmpty() || !database.executor().takesSeveral()) {
            return null;
        }
        Pipeline pipeline = new Pipeline(database);
        pipeline.add(new Step(plan, command, null, null), again(plan.body()));
        return pipeline.steps.size() < 2 ? null : pipeline.run();
    }

    /** @param again what asks for the keys of the step's rows at next to no cost, if anything does */
    private void add(Step step, @Nullable Body again) {
        steps.add(step);
        Body body = step.plan.body();
        for (Load<?, ?> load : body.loads) {
            boolean keys = load.strategy == Load.Strategy.KEYS;
            if (keys && again == null) {
                step.later.add(load);
                continue;
            }
            Association association = Association.of(load);
            Body asked =
                    association.asked(Narrowing.ahead(load.strategy, keys && again != null ? again : body, database));
            Plan<Row> plan = new Plan<>(database, asked, Mapping.entities());
            Command command = plan.command().loading(load.relation.toString(), step.command.sql());
            boolean light = again != null && isAll(load) && !(association instanceof Through);
            add(new Step(plan, command, step, association), light ? asked : null);
        }
    }

    /** What asks for the same rows again, if that is one row by its key; else null: it might take long. */
    private static @Nullable Body again(Body body) {
        boolean plain = isPlain(body) && body.offset == 0 && body.limit != 0;
        if (!plain || !isOfOneKey(body)) {
            return null;
        }
        Body one = body.copy();
        one.limit = -1;
        return one;
    }

    /** Whether it reads rows of one table as they are. */
    private static boolean isPlain(Body body) {
        return body.root instanceof Table<?> table
                && table.over == null
                && body.joins.isEmpty()
                && !body.distinct
                && body.distinctOn.isEmpty()
                && body.groupBy.isEmpty()
                && body.having == null
                && body.lock == null
                && body.ctes.isEmpty()
                && body.arms.isEmpty();
    }

    /** Whether all that are related are asked for, so that it adds nothing to the cost of asking for their keys. */
    private static boolean isAll(Load<?, ?> load) {
        Body body = load.query.body();
        return isPlain(body) && body.where == null && !body.isLimited() && load.perParent == 0;
    }

    private static boolean isOfOneKey(Body body) {
        List<? extends Column<?, ?>> key = ((Table<?>) body.root).primaryKey();
        return key.size() == 1 && body.where instanceof Compare compare && compare.isFor(key.get(0));
    }

    private List<?> run() {
        List<Command> commands = steps.stream().map(each -> each.command).toList();
        List<Executor.Reader<List<Row>>> readers = new ArrayList<>();
        steps.forEach(each -> readers.add(each::read));
        database.executor().queries(commands, readers);
        for (Step each : steps) {
            if (each.association != null && each.asker != null && !each.asker.rows.isEmpty()) {
                each.association.hand(each.asker.rows, each.rows);
            }
        }
        for (Step each : steps) {
            Loader.load(database, each.plan.body(), each.later, each.rows, each.command.sql());
        }
        return steps.get(0).rows;
    }
}
