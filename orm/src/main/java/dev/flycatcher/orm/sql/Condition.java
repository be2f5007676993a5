package dev.flycatcher.orm.sql;

import java.util.List;

/** Something true or false of a row. */
public interface Condition extends Expression<Boolean> {
    @Override
    default Type<Boolean> type() {
        return Type.BOOLEAN;
    }

    default Condition and(Condition other) {
        return new Junction(" AND ", List.of(this, other));
    }

    default Condition or(Condition other) {
        return new Junction(" OR ", List.of(this, other));
    }

    default Condition not() {
        return new Template(List.of(this), "NOT ", "");
    }

    /** All of these, of which there is at least one. */
    static Condition all(List<? extends Condition> conditions) {
        return conditions.size() == 1 ? conditions.get(0) : new Junction(" AND ", List.<Condition>copyOf(conditions));
    }

    /** Any of these, of which there is at least one. */
    static Condition any(List<? extends Condition> conditions) {
        return conditions.size() == 1 ? conditions.get(0) : new Junction(" OR ", List.<Condition>copyOf(conditions));
    }
}
