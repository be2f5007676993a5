package dev.flycatcher.orm;

import java.util.List;

/** An index of a table. */
public record TableIndex(boolean unique, List<Column<?, ?>> on) {}
