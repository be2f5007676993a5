package dev.flycatcher.orm;

/** What {@code prefetch(...)} takes: a table for all of its rows, or a query for some. */
public sealed interface Prefetchable permits Table, Select, Pinned {
    /** The rows to fetch. */
    Select<?> rows();
}
