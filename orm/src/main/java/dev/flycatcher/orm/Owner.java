package dev.flycatcher.orm;

/** Whose rows a query reads: each knows its owner, so asking back costs nothing. */
record Owner(Row row, ForeignKeyColumn<?, ?, ?> key) {
    void own(Object child) {
        Row.of(child).slot(key.slot(), row);
    }
}
