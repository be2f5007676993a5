package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Selection;
import java.util.ArrayList;
import java.util.List;

/** How a relation's rows are asked for, and how they come to the rows that are related to them. */
sealed interface Association permits ToOne, ToMany, Through {
    /** The query for the rows that belong to those parents. */
    Body asked(Narrowing parents);

    /** Hands over what was found, of which there may be more than these parents want; there is at least one of them. */
    void hand(List<Row> parents, List<Row> found);

    static Association of(Load<?, ?> load) {
        List<Relation<?, ?>> relations = load.relations();
        Relation<?, ?> first = relations.get(0);
        if (first instanceof ForeignKeyColumn<?, ?, ?>) {
            return new ToOne(
                    load,
                    relations.stream()
                            .<ForeignKeyColumn<?, ?, ?>>map(each -> (ForeignKeyColumn<?, ?, ?>) each)
                            .toList());
        }
        return first instanceof ManyToMany<?, ?> between
                ? new Through(load, between)
                : new ToMany(
                        load,
                        relations.stream()
                                .<Backref<?, ?>>map(each -> (Backref<?, ?>) each)
                                .toList());
    }

    /** A row is handed to its parent by these, so they are selected whatever else is; first, to be found at once. */
    static Body selecting(Body query, List<? extends Expression<?>> needed) {
        List<Selection> missing = new ArrayList<>();
        for (Expression<?> each : needed) {
            boolean whole =
                    each instanceof Column<?, ?> column && query.projection().contains(column.table());
            if (!whole && !query.projection().contains(each)) {
                missing.add(each);
            }
        }
        if (missing.isEmpty()) {
            return query;
        }
        Body copy = query.copy();
        copy.selected = Body.plus(missing, query.projection());
        return copy;
    }
}
