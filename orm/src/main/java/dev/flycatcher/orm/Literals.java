package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Functions;
import dev.flycatcher.orm.sql.Type;

/** Constants written into statements. */
final class Literals {
    static final Expression<Long> ONE = Functions.raw(Type.LONG, "1");

    private Literals() {}
}
