package dev.flycatcher.analyzer.trace;

import java.util.List;

/** Writes classes that stand for tables; {@link TraceDecoding} reads them in the same order. */
final class MappedEncoding {
    private final Numbered<String> texts;
    private final ByteSink out;

    private MappedEncoding(Numbered<String> texts, ByteSink out) {
        this.texts = texts;
        this.out = out;
    }

    /** Writes all of them, what they say as numbers of texts. */
    static void write(List<Mapped> classes, Numbered<String> texts, ByteSink out) {
        classes.forEach(new MappedEncoding(texts, out)::type);
    }

    private void type(Mapped type) {
        out.number(type.kind().ordinal());
        text(type.type());
        text(type.parent());
        text(type.name());
        text(type.table());
        out.number(type.attributes().size());
        type.attributes().forEach(this::attribute);
    }

    private void attribute(Mapped.Attribute attribute) {
        text(attribute.name());
        out.number(attribute.role().ordinal());
        text(attribute.target());
        out.number(attribute.columns().size());
        attribute.columns().forEach(this::text);
        text(attribute.mappedBy());
        text(attribute.table());
    }

    private void text(String text) {
        out.number(1 + texts.of(text));
    }
}
