package dev.flycatcher.orm.processor;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;

/** Writes source files, each once, and none that would take another's place. */
final class Output {
    private final Filer filer;
    private final Problems problems;
    private final Set<String> roots = new HashSet<>();
    /** The entity each file is for, by the file's type. */
    private final Map<String, TypeName> claims = new HashMap<>();

    private final Set<String> written = new HashSet<>();

    Output(Filer filer, Problems problems) {
        this.filer = filer;
        this.problems = problems;
    }

    /** Takes note of a type given to the compiler; returns whether it was written here. */
    boolean isOurs(String root) {
        return written.contains(root) || !roots.add(root);
    }

    boolean isWritten(TypeName name) {
        return written.contains(name.qualified());
    }

    /** Keeps {@code name} for {@code entity}; false, and an error, where something else is called so. */
    boolean claim(TypeName name, TypeName entity, Element because) {
        TypeName other = claims.putIfAbsent(name.qualified(), entity);
        if (other != null && !other.equals(entity)) {
            problems.error(
                    because,
                    "%s is to be generated for %s and for %s. Rename one of them.",
                    name.qualified(),
                    other.qualified(),
                    entity.qualified());
            return false;
        }
        if (roots.contains(name.qualified()) && !isWritten(name)) {
            problems.error(
                    because,
                    "%s is to be generated for %s, but there is a type of that name among the sources."
                            + " Call that one, or the entity, otherwise; if it was generated earlier, leave it out of the"
                            + " sources.",
                    name.qualified(),
                    entity.simple());
            return false;
        }
        return true;
    }

    /** Writes {@code source} unless it was written before. */
    void write(TypeName name, Source source, Element because) {
        if (!written.add(name.qualified())) {
            return;
        }
        try {
            source.write(filer, because);
        } catch (IOException failure) {
            problems.error(because, "%s could not be written: %s", name.qualified(), failure.getMessage());
        }
    }
}
