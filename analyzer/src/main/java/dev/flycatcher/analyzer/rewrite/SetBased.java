package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;

/** Writes row by row as one statement for many rows. */
final class SetBased {
    private SetBased() {}

    static Draft of(Ask ask, Lists lists) {
        String numbered = Tokens.numbered(ask.child(), Draft.CHILD);
        Statement statement = Parsing.parse(numbered);
        if (lists.library() == Library.FLYCATCHER && statement instanceof Insert insert) {
            insert.setReturningClause(null); // it asks for the keys of many rows as well
        } else if (Tokens.of(ask.child()).has("returning")) {
            throw new Refusal("it reads as well as it writes");
        }
        if (Tokens.of(ask.child()).has("select")) {
            throw new Refusal("it reads as well as it writes");
        }
        if (statement instanceof Delete delete && delete.getLimit() == null) {
            delete.setWhere(listed(delete.getWhere(), ask, lists));
            return Draft.of(Cure.Kind.SET_BASED, delete.toString(), "");
        }
        if (statement instanceof Update update && update.getLimit() == null) {
            update.setWhere(listed(update.getWhere(), ask, lists));
            return Draft.of(Cure.Kind.SET_BASED, update.toString(), "");
        }
        if (statement instanceof Insert insert
                && insert.getSelect() instanceof Values
                && insert.getSetUpdateSets() == null) {
            return rows(insert, lists);
        }
        throw new Refusal("it is not a plain INSERT of values, nor an UPDATE or DELETE by key");
    }

    private static Expression listed(Expression where, Ask ask, Lists lists) {
        Key key = Key.of(where, ask);
        return key.replaced(where, lists.holds(key));
    }

    /** The row of values as often as there are keys, its markers standing for a row's values each time. */
    private static Draft rows(Insert insert, Lists lists) {
        String text = insert.toString();
        String values = ((Values) insert.getSelect()).getExpressions().toString();
        int at = text.lastIndexOf(values);
        String row = values.startsWith("(") ? values.substring(1, values.length() - 1) : values;
        String head = text.substring(0, at);
        String all = lists.engine() == Engine.ORACLE
                ? times(lists, "SELECT " + row + " FROM dual", " UNION ALL ")
                : times(lists, "(" + row + ")", ", ");
        if (lists.engine() == Engine.ORACLE) { // it knows lists of values from version 23 on
            head = head.replaceFirst("(?i)VALUES\\s*$", "");
        }
        Draft draft = Draft.of(Cure.Kind.SET_BASED, head + all + text.substring(at + values.length()), "");
        return new Draft(draft.kind(), draft.sql(), List.of(), "");
    }

    private static String times(Lists lists, String row, String between) {
        return IntStream.range(0, lists.keys()).mapToObj(i -> row).collect(Collectors.joining(between));
    }
}
