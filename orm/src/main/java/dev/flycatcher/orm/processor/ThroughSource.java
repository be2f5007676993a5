package dev.flycatcher.orm.processor;

import java.util.Set;

/** Writes the interface of an entity between two others. It is then read like one written by hand. */
final class ThroughSource {
    private static final String ANNOTATIONS = "dev.flycatcher.orm.annotation.";

    private ThroughSource() {}

    static Source of(Through through, Compilation compilation) {
        Source source = new Source(through.name(), compilation, Set.of());
        source.line("/** Links {@link #} and {@link #}. */", source.use(through.owner()), source.use(through.target()));
        source.head(through.declaring().method());
        source.line("@#", source.use(ANNOTATIONS + "Table"));
        source.line(
                "@#(on = {#, #}, unique = true)",
                source.use(ANNOTATIONS + "Index"),
                Source.quote(through.near()),
                Source.quote(through.far()));
        source.line("#interface # {", through.isPublic() ? "public " : "", through.name());
        source.line("long id();");
        reference(source, through, through.near(), through.owner());
        reference(source, through, through.far(), through.target());
        return source.line("}");
    }

    private static void reference(Source source, Through through, String accessor, TypeName target) {
        boolean toItself = through.owner().equals(through.target());
        source.line("")
                .line(
                        "@#(#column = #, onDelete = #.CASCADE)",
                        source.use(ANNOTATIONS + "ForeignKey"),
                        toItself ? "backref = \"+\", " : "",
                        Source.quote(Through.column(accessor)),
                        source.use(ANNOTATIONS + "Action"));
        source.line("# #();", source.use(target), accessor);
    }
}
