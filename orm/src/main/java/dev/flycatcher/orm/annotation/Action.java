package dev.flycatcher.orm.annotation;

/** What the database does to a row whose referenced row goes or changes its key. */
public enum Action {
    /** No clause: the database's own default. Better said outright. */
    UNSET,
    CASCADE,
    SET_NULL,
    SET_DEFAULT,
    RESTRICT,
    NO_ACTION;

    /** The words of the clause. */
    public String sql() {
        return name().replace('_', ' ');
    }
}
