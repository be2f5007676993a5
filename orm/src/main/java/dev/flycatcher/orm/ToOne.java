package dev.flycatcher.orm;

import java.util.List;

/** What the parents point at: one row for all that point at it. */
record ToOne(Load<?, ?> load, List<ForeignKeyColumn<?, ?, ?>> keys) implements Association {
    @Override
    public Body asked(Narrowing parents) {
        keys.forEach(key -> parents.by(load.column(key.target()), key));
        return parents.apply(load.query.body());
    }

    @Override
    public void hand(List<Row> parents, List<Row> found) {
        for (ForeignKeyColumn<?, ?, ?> key : keys) {
            RowMap<Row> byKey = RowMap.of(key, key.target(), found.size());
            found.forEach(each -> byKey.put(each, key.target().index(), each));
            for (Row row : parents) {
                Row target = byKey.get(row, key.index());
                if (target != null) {
                    row.slot(key.slot(), target);
                }
            }
        }
    }
}
