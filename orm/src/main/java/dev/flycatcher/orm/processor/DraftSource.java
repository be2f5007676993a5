package dev.flycatcher.orm.processor;

import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Writes the draft of an entity: the entity with setters. */
final class DraftSource {
    private final Entity entity;
    private final Source source;

    private DraftSource(Entity entity, Compilation compilation) {
        this.entity = entity;
        this.source = new Source(entity.name().draft(), compilation, entity.typesWithin());
    }

    static Source of(Entity entity, Compilation compilation) {
        return new DraftSource(entity, compilation).write();
    }

    private Source write() {
        String of = source.use(entity.name());
        source.line("/** {@link #} to be filled in: a setter for each column. */", of);
        source.head(entity.where());
        source.line(
                "#interface # extends # {", entity.visibility(), entity.name().draft(), of);
        for (ColumnModel column : entity.columns()) {
            if (column.reference() == null) {
                setter(column.accessor(), column.java(), column.nullness());
            } else {
                reference(column, column.reference());
            }
        }
        return source.line("}");
    }

    private void reference(ColumnModel column, ReferenceModel reference) {
        String target = source.use(reference.target());
        String mark = mark(column.nullness());
        source.line("# #(## #);", entity.name().draft(), column.accessor(), mark, target, "value");
        if (reference.rawKey() != null) {
            setter(
                    reference.rawKey().name(),
                    column.java(),
                    column.isPrimitive() ? null : reference.rawKey().nullness());
        }
    }

    private String mark(@Nullable Nullness nullness) {
        return nullness == null || !nullness.onParameters() ? "" : "@" + source.use(nullness.annotation()) + " ";
    }

    private void setter(String name, TypeMirror type, @Nullable Nullness nullness) {
        source.line(
                "# #(# value);", entity.name().draft(), name, source.imports().type(type, nullness, true));
    }
}
