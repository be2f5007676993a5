package dev.flycatcher.orm.processor;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/** Compile errors, each told once, on the line it is about. */
final class Problems {
    private final Messager messager;
    private final Set<String> told = new HashSet<>();

    Problems(Messager messager) {
        this.messager = messager;
    }

    /** An error at {@code where}: what is, and what cures it. */
    void error(Element where, String fact, Object... figures) {
        String text = String.format(fact, figures);
        if (told.add(where.getEnclosingElement() + "." + where + ": " + text)) {
            messager.printMessage(Kind.ERROR, text, where);
        }
    }
}
