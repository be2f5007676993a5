package dev.flycatcher.orm.processor;

import java.io.IOException;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;

/** Writes source files, unless there is something of that name already. */
final class Output {
    private final Filer filer;
    private final Problems problems;
    private final Set<String> roots;
    private final Set<String> written;

    /**
     * @param roots the types given to the compiler
     * @param written what has been written, over all rounds
     */
    Output(Filer filer, Problems problems, Set<String> roots, Set<String> written) {
        this.filer = filer;
        this.problems = problems;
        this.roots = roots;
        this.written = written;
    }

    boolean isWritten(TypeName name) {
        return written.contains(name.qualified());
    }

    void write(TypeName name, Source source, Element because) {
        if (written.contains(name.qualified()) || isTaken(name, because)) {
            return;
        }
        written.add(name.qualified());
        try {
            source.write(filer, because);
        } catch (IOException failure) {
            problems.error(because, "%s could not be written: %s", name.qualified(), failure.getMessage());
        }
    }

    private boolean isTaken(TypeName name, Element because) {
        boolean taken = roots.contains(name.qualified());
        if (taken) {
            problems.error(
                    because,
                    "%s is to be generated for %s, but there is a type of that name among the sources."
                            + " Call that one, or the entity, otherwise; if it was generated earlier, leave it out of the"
                            + " sources.",
                    name.qualified(),
                    because.getSimpleName());
        }
        return taken;
    }
}
