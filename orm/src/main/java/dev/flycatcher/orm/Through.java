package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Named;
import java.util.List;

/** What is linked to the parents by the table between, in the order the query says. */
record Through(Load<?, ?> load, ManyToMany<?, ?> relation) implements Association {
    @Override
    public Body asked(Narrowing parents) {
        ForeignKeyColumn<?, ?, ?> near = relation.near();
        Body linked = load.query.body();
        linked = linked.join(Joining.along(linked.root, relation.through(), JoinType.INNER, relation.far()));
        parents.by(near, near.target());
        Named<?> owner = near.as("owner");
        Body body = parents.apply(Association.selecting(linked, List.of(owner)));
        return load.perParent > 0 ? PerParent.limit(body, owner, load.perParent) : body;
    }

    @Override
    public void hand(List<Row> parents, List<Row> found) {
        ForeignKeyColumn<?, ?, ?> near = relation.near();
        RowMap<Children> byOwner = RowMap.of(near, near.target(), parents.size());
        for (Row each : found) {
            Object key = each.extras[0];
            Children siblings = byOwner.get(key);
            if (siblings == null) {
                siblings = new Children();
                byOwner.put(key, siblings);
            }
            siblings.append(each);
        }
        int place = parents.get(0).origin.indexOf(relation);
        for (Row row : parents) {
            Children mine = byOwner.get(row, near.target().index());
            row.extras[place] = mine == null ? List.of() : mine;
        }
    }
}
