package dev.flycatcher.agent.record;

import dev.flycatcher.analyzer.report.Suppressions;
import dev.flycatcher.analyzer.report.Suppressions.Line;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;

/**
 * Suppressions that stand in the code as {@code @SuppressFindings}, of the classes whose files were read because they ran
 * statements. A day that is none counts as passed, so that it is told.
 */
public final class Declared {
    private static final int MOST = 1_000;
    private static final String NAME = "/SuppressFindings;";
    private static final Set<Line> SEEN = ConcurrentHashMap.newKeySet();

    private Declared() {}

    /** Those seen so far, at most 1,000. */
    public static Suppressions seen() {
        return new Suppressions(
                SEEN.stream().sorted(Comparator.comparing(Line::text)).toList());
    }

    static void read(ClassNode type) {
        String name = type.name.replace('/', '.');
        read(type.visibleAnnotations, name);
        read(type.invisibleAnnotations, name);
        type.methods.forEach(method -> {
            read(method.visibleAnnotations, name + "." + method.name);
            read(method.invisibleAnnotations, name + "." + method.name);
        });
    }

    private static void read(@Nullable List<AnnotationNode> annotations, String place) {
        for (AnnotationNode annotation : annotations == null ? List.<AnnotationNode>of() : annotations) {
            if (annotation.desc.endsWith(NAME)) {
                Object rules = element(annotation, "value");
                for (Object rule : rules instanceof List<?> some && !some.isEmpty() ? some : List.of("*")) {
                    add(new Line(String.valueOf(rule), place, null, until(annotation), reason(annotation)));
                }
            }
        }
    }

    private static void add(Line line) {
        if (SEEN.size() < MOST) {
            SEEN.add(line);
        }
    }

    private static String reason(AnnotationNode annotation) {
        Object reason = element(annotation, "reason");
        return reason == null || String.valueOf(reason).isBlank() ? "no reason given" : String.valueOf(reason);
    }

    private static @Nullable LocalDate until(AnnotationNode annotation) {
        String day = String.valueOf(element(annotation, "until"));
        try {
            return day.isEmpty() || day.equals("null") ? null : LocalDate.parse(day);
        } catch (DateTimeParseException none) {
            return LocalDate.EPOCH;
        }
    }

    /** Names and values take turns in a class file. */
    private static @Nullable Object element(AnnotationNode annotation, String name) {
        List<Object> pairs = annotation.values == null ? List.of() : annotation.values;
        int at = pairs.indexOf(name);
        return at < 0 || at % 2 == 1 ? null : pairs.get(at + 1);
    }
}
