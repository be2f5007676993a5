package dev.flycatcher.orm.processor;

import java.util.List;
import java.util.function.BiFunction;

/** Writes the part of a row by which the library reads and writes its fields by number. */
final class RowState {
    private final Entity entity;
    private final List<String> slots;
    private final Source source;

    RowState(Entity entity, List<String> slots, Source source) {
        this.entity = entity;
        this.slots = slots;
        this.source = source;
    }

    void write() {
        String object = source.use("java.lang.Object");
        source.override().line("protected # get(int column) {", object);
        columns("return ", this::got, "};");
        source.override().line("protected void set(int column, # value) {", object);
        columns("", this::set, "}");
        if (entity.columns().stream().anyMatch(ColumnModel::isPrimitiveLong)) {
            longs();
        }
        if (!slots.isEmpty()) {
            slots(object);
        }
    }

    private void columns(String lead, BiFunction<ColumnModel, String, String> action, String end) {
        source.line("#switch (column) {", lead);
        for (int i = 0; i < entity.columns().size(); i++) {
            ColumnModel each = entity.columns().get(i);
            source.line("case # -> #;", i, action.apply(each, "this." + each.field()));
        }
        end("column", end);
    }

    private void end(String number, String end) {
        source.line("default -> throw new #(#);", source.use("java.lang.IndexOutOfBoundsException"), number);
        source.line(end).line("}");
    }

    private String got(ColumnModel column, String field) {
        return column.isMicros() ? micros() + ".instant(" + field + ")" : field;
    }

    private String set(ColumnModel column, String field) {
        String boxed = source.imports().boxed(column.java());
        if (column.isMicros()) {
            return field + " = value == null ? 0 : " + micros() + ".of((" + boxed + ") value)";
        }
        if (column.isPrimitive()) {
            String zero = boxed.endsWith("Boolean") ? "false" : "0";
            return field + " = value == null ? " + zero + " : (" + boxed + ") value";
        }
        return field + " = (" + boxed + ") value";
    }

    private String micros() {
        return source.use("dev.flycatcher.orm.sql.Micros");
    }

    private void longs() {
        source.override().line("protected long getLong(int column) {").line("return switch (column) {");
        for (int i = 0; i < entity.columns().size(); i++) {
            if (entity.columns().get(i).isPrimitiveLong()) {
                source.line("case # -> this.#;", i, entity.columns().get(i).field());
            }
        }
        source.line("default -> super.getLong(column);").line("};").line("}");
    }

    private void slots(String object) {
        source.override().line("protected # slot(int slot) {", object).line("return switch (slot) {");
        for (int i = 0; i < slots.size(); i++) {
            source.line("case # -> this.#;", i, slots.get(i));
        }
        end("slot", "};");
        source.override()
                .line("protected void slot(int slot, # value) {", object)
                .line("switch (slot) {");
        for (int i = 0; i < slots.size(); i++) {
            source.line("case # -> this.# = value;", i, slots.get(i));
        }
        end("slot", "}");
    }
}
