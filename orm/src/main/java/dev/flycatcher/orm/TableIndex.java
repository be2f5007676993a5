package dev.flycatcher.orm;

import java.util.List;

/** An index over several columns. */
record TableIndex(boolean unique, List<Column<?, ?>> on) {}
