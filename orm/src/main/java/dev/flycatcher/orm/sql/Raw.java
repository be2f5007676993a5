package dev.flycatcher.orm.sql;

import java.util.List;

/** Text of the user's own with placeholders. */
record Raw<T>(Type<T> type, String text, List<Object> binds) implements Expression<T> {
    @Override
    public void render(Sql sql) {
        String[] parts = text.split("\\?", -1);
        if (parts.length - 1 != binds.size()) {
            throw new QueryException("\"" + text + "\" has " + (parts.length - 1) + " placeholders, but " + binds.size()
                    + " values were given.");
        }
        sql.text(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            sql.bind(Literal.typeOf(binds.get(i - 1)), binds.get(i - 1)).text(parts[i]);
        }
    }
}
