package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Condition;

/** Narrows a relation's query to its parents, and to the first few rows of each. */
final class PerParent {
    private PerParent() {}

    static Body limit(Load<?, ?> load, Select<?> query, Condition which) {
        return query.body().and(which);
    }
}
