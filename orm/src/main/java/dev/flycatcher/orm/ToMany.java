package dev.flycatcher.orm;

import java.util.ArrayList;
import java.util.List;

/** What points at the parents: a list each, and each child knows its parent. */
record ToMany(Load<?, ?> load, List<Backref<?, ?>> backrefs) implements Association {
    @Override
    public Body asked(Narrowing parents) {
        List<Column<?, ?>> needed = new ArrayList<>();
        for (Backref<?, ?> each : backrefs) {
            needed.add(load.column(each.foreignKey()));
            parents.by(load.column(each.foreignKey()), each.foreignKey().target());
        }
        Body body = parents.apply(Association.selecting(load.query.body(), needed));
        return load.perParent > 0 ? PerParent.limit(body, needed.get(0), load.perParent) : body;
    }

    @Override
    public void hand(List<Row> parents, List<Row> found) {
        backrefs.forEach(each -> hand(parents, found, each));
    }

    private static void hand(List<Row> parents, List<Row> found, Backref<?, ?> backref) {
        ForeignKeyColumn<?, ?, ?> key = backref.foreignKey();
        int column = key.index();
        int slot = key.slot();
        RowMap<Children> byOwner = families(parents, backref);
        for (int from = 0, to; from < found.size(); from = to) {
            Children family = byOwner.get(found.get(from), column);
            to = byOwner.run(found, from, column);
            if (family != null) {
                family.append(found, from, to);
                for (int i = from; i < to; i++) {
                    found.get(i).slot(slot, family.owner);
                }
            }
        }
        if (backref.isSingle()) {
            alone(parents, byOwner, backref);
        }
    }

    /** Room for the children of each parent; of a parent that was read twice, both have the same. */
    private static RowMap<Children> families(List<Row> parents, Backref<?, ?> backref) {
        ForeignKeyColumn<?, ?, ?> key = backref.foreignKey();
        int target = key.target().index();
        int place = backref.isSingle() ? -1 : parents.get(0).origin.indexOf(backref.place());
        RowMap<Children> byOwner = RowMap.of(key, key.target(), parents.size());
        for (Row row : parents) {
            Children family = byOwner.get(row, target);
            if (family == null) {
                family = new Children(row);
                byOwner.put(row, target, family);
            }
            if (place >= 0) {
                row.extras[place] = family;
            }
        }
        return byOwner;
    }

    private static void alone(List<Row> parents, RowMap<Children> byOwner, Backref<?, ?> backref) {
        for (Row row : parents) {
            Children family = byOwner.get(row, backref.foreignKey().target().index());
            row.slot(backref.slot(), family == null || family.isEmpty() ? Row.ABSENT : family.get(0));
        }
    }
}
