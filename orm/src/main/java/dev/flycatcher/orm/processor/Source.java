package dev.flycatcher.orm.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;

/** A source file being written: lines that indent themselves by their braces, short names that import themselves. */
final class Source {
    private static final String GENERATED = "javax.annotation.processing.Generated";

    private final TypeName name;
    private final Compilation compilation;
    private final Imports imports;
    private final StringBuilder body = new StringBuilder();
    private int depth;

    /** @param taken names of types that hide imported ones in this file */
    Source(TypeName name, Compilation compilation, Set<String> taken) {
        this.name = name;
        this.compilation = compilation;
        this.imports = new Imports(compilation, name.packageName(), taken);
        imports.declare(name);
    }

    Imports imports() {
        return imports;
    }

    Compilation compilation() {
        return compilation;
    }

    /** The short name of one of the library's or the JDK's types. */
    String use(String qualified) {
        return imports.use(qualified);
    }

    /** The short name of a type of the ORM's main package. */
    String orm(String simple) {
        return imports.use("dev.flycatcher.orm." + simple);
    }

    String use(TypeName type) {
        return imports.use(type);
    }

    /** A table's constant, as {@code TweetTable.TWEET}. */
    String constant(TypeName entity) {
        return use(entity.table()) + "." + entity.constant();
    }

    /** A line; {@code #} at its places stand for the words, in their order. */
    Source line(String text, Object... words) {
        String whole = text;
        if (words.length > 0) {
            StringBuilder filled = new StringBuilder();
            int next = 0;
            for (char each : text.toCharArray()) {
                filled.append(each == '#' ? words[next++] : String.valueOf(each));
            }
            whole = filled.toString();
        }
        if (whole.startsWith("}")) {
            depth--;
        }
        body.append(whole.isEmpty() ? "" : "    ".repeat(depth)).append(whole).append('\n');
        if (whole.endsWith("{")) {
            depth++;
        }
        return this;
    }

    /** An empty line, and the annotation of a method that overrides. */
    Source override() {
        return line("").line("@#", use("java.lang.Override"));
    }

    /** The annotations of a generated class; warnings about what the user's types are do not belong here. */
    Source head(Element near) {
        if (compilation.canName(near, GENERATED)) {
            line("@#(#)", use(GENERATED), quote(EntityProcessor.class.getName()));
        }
        line("@#", use("dev.flycatcher.orm.annotation.GeneratedCode"));
        return line(
                "@#({\"deprecation\", \"removal\", \"rawtypes\", \"unchecked\"})", use("java.lang.SuppressWarnings"));
    }

    void write(Filer filer, Element... because) throws IOException {
        String head = name.packageName().isEmpty() ? "" : "package " + name.packageName() + ";\n\n";
        String used = imports.text();
        try (Writer writer = filer.createSourceFile(name.qualified(), because).openWriter()) {
            writer.write(head + used + (used.isEmpty() ? "" : "\n") + body);
        }
    }

    /** {@code text} as a string literal, whatever is in it. */
    static String quote(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            switch (each) {
                case '"', '\\' -> literal.append('\\').append(each);
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                default ->
                    literal.append(
                            each >= ' ' && each < 127 ? String.valueOf(each) : String.format("\\u%04x", (int) each));
            }
        }
        return literal.append('"').toString();
    }
}
