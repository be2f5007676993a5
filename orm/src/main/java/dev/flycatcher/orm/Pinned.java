package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Source;

/** Rows to prefetch for one table named, where several of those listed could be meant. */
record Pinned(Select<?> rows, Source target) implements Prefetchable {}
