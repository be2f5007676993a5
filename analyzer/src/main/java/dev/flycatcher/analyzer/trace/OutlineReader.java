package dev.flycatcher.analyzer.trace;

import dev.flycatcher.analyzer.trace.Lexer.Kind;
import dev.flycatcher.analyzer.trace.Outline.Item;
import dev.flycatcher.analyzer.trace.Outline.Table;
import dev.flycatcher.analyzer.trace.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables and output columns of a shape. */
final class OutlineReader {
    private static final Set<String> BEFORE_TABLE = Set.of("from", "join", "into", "update", "using", "table", "apply");
    private static final Set<String> SKIPPED = Set.of("only", "lateral", "ignore");
    private static final Set<String> AGGREGATES = Set.of(
            "count",
            "sum",
            "min",
            "max",
            "avg",
            "string_agg",
            "array_agg",
            "group_concat",
            "listagg",
            "exists",
            "bool_or",
            "bool_and",
            "every",
            "any_value",
            "json_agg",
            "stddev",
            "variance",
            "count_big");

    private final Tokens tokens;
    private final List<Table> tables = new ArrayList<>();

    OutlineReader(Shape shape) {
        tokens = new Tokens(shape);
    }

    Outline read() {
        boolean limited = false;
        boolean ordered = false;
        boolean keyed = true;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            limited |= token.depth() == 0 && (token.is("limit") || token.is("fetch") || token.is("top"));
            keyed &= !token.is("or");
            ordered |= token.depth() == 0 && token.is("order");
            if (BEFORE_TABLE.contains(token.word())
                    && !tokens.at(i - 1).is("for")
                    && !tokens.at(i - 1).is("do")) {
                tables(i + 1);
            }
        }
        return new Outline(
                List.copyOf(tables),
                items(),
                new UseReader(tokens).read(),
                limited,
                offset(),
                ordered,
                new JoinReader(tokens).unlinked(tables),
                keyed);
    }

    /** {@code OFFSET ?}, or the first of {@code LIMIT ?, ?}. */
    private int offset() {
        int marker = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            marker += token.kind() == Kind.MARKER ? 1 : 0;
            boolean limits = token.clause().equals("limit") && tokens.at(i + 1).is(",");
            boolean skips = token.clause().equals("offset") || limits;
            if (token.kind() == Kind.MARKER && token.depth() == 0 && skips) {
                return marker;
            }
        }
        return 0;
    }

    /** One table or, after {@code FROM}, several with commas between. */
    private void tables(int from) {
        int next = from;
        boolean more = true;
        while (more) {
            next = table(next);
            more = tokens.at(next).is(",") && tokens.at(next).clause().equals("from");
            next++;
        }
    }

    private int table(int from) {
        int at = from;
        while (SKIPPED.contains(tokens.at(at).word())) {
            at++;
        }
        if (tokens.at(at).is("(")) {
            return afterAlias(tokens.closing(at) + 1);
        }
        while (tokens.at(at).names() && tokens.at(at + 1).is(".")) {
            at += 2;
        }
        if (!tokens.at(at).names()
                || tokens.at(at + 1).is("(") && !tokens.at(at).clause().equals("into")) {
            return at + 1;
        }
        int after = afterAlias(at + 1);
        String name = tokens.at(at).text();
        tables.add(new Table(name, after > at + 1 ? tokens.at(after - 1).text() : name));
        return after;
    }

    private int afterAlias(int at) {
        int alias = tokens.at(at).is("as") ? at + 1 : at;
        return tokens.at(alias).names() ? alias + 1 : at;
    }

    private List<Item> items() {
        int select = 0;
        while (select < tokens.size() && !(tokens.at(select).is("select") && outermost(select))) {
            select++;
        }
        List<Item> items = new ArrayList<>();
        int from = afterModifiers(select + 1);
        for (int i = from; i < tokens.size() && from < i + 1; i++) {
            boolean inside = tokens.at(i).clause().equals("select")
                    || tokens.at(i).depth() > tokens.at(select).depth();
            boolean ends = !inside || tokens.at(i).depth() < tokens.at(select).depth();
            if (ends
                    || tokens.at(i).is(",")
                            && tokens.at(i).depth() == tokens.at(select).depth()) {
                items.add(item(from, i));
                from = ends ? tokens.size() + 1 : i + 1;
            }
        }
        if (from < tokens.size()) {
            items.add(item(from, tokens.size()));
        }
        return List.copyOf(items);
    }

    /** A query in parentheses at the very start is the outermost one; the queries of a {@code WITH} are not. */
    private boolean outermost(int select) {
        int depth = tokens.at(select).depth();
        for (int i = 0; i < depth; i++) {
            if (!tokens.at(i).is("(")) {
                return false;
            }
        }
        return true;
    }

    private int afterModifiers(int at) {
        int next = at;
        while (Set.of("distinct", "all", "straight_join", "sql_no_cache")
                .contains(tokens.at(next).word())) {
            next++;
        }
        return tokens.at(next).is("top") ? next + 2 : next;
    }

    private Item item(int from, int to) {
        int last = to - 1;
        boolean alias = last > from
                && tokens.at(last).names()
                && !tokens.at(last - 1).is(".")
                && (tokens.at(last - 1).is("as") || endsOperand(last - 1));
        int end = !alias ? to : tokens.at(last - 1).is("as") ? last - 1 : last;
        String label = alias ? tokens.at(last).text() : null;
        return expression(from, end, label);
    }

    private boolean endsOperand(int at) {
        Token token = tokens.at(at);
        return token.names() || token.value() || token.is(")") || token.is("end");
    }

    private Item expression(int from, int end, @Nullable String label) {
        Token first = tokens.at(from);
        Token last = tokens.at(end - 1);
        Integer start = tokens.nameStart(end - 1);
        if (last.is("*") && (end == from + 1 || tokens.at(end - 2).is("."))) {
            return new Item(Item.Kind.STAR, null, end > from + 1 ? first.text() : null, null);
        }
        if (start != null && start == from) {
            String qualifier = end - 1 > from ? tokens.at(end - 3).text() : null;
            return new Item(Item.Kind.COLUMN, label == null ? last.text() : label, qualifier, last.text());
        }
        if (end == from + 1 && (first.value() || first.is("null"))) {
            return new Item(Item.Kind.CONSTANT, label, null, null);
        }
        boolean aggregate = first.kind() == Kind.WORD
                && AGGREGATES.contains(first.word())
                && tokens.at(from + 1).is("(")
                && tokens.closing(from + 1) == end - 1;
        return new Item(aggregate ? Item.Kind.AGGREGATE : Item.Kind.OTHER, label, null, null);
    }
}
