package dev.flycatcher.orm.processor;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The annotation processor of the ORM. For each interface annotated {@code @Table} it writes the draft, the table and the
 * row; for each package of them, {@code Tables}. An entity that names types nobody has written yet waits a round for
 * other processors to write them; then it is written all the same, so that one missing type is one error.
 */
@SupportedAnnotationTypes("dev.flycatcher.orm.annotation.*")
public final class EntityProcessor extends AbstractProcessor {
    /** From this release on javac shows annotations on types read from class files, which aggregating processors get. */
    private static final int READS_TYPE_ANNOTATIONS = 22;

    private final Set<String> waiting = new LinkedHashSet<>();
    private final Set<String> roots = new HashSet<>();
    private final Set<String> written = new HashSet<>();
    private Problems problems;

    /** Called by the compiler. */
    public EntityProcessor() {}

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        problems = new Problems(environment.getMessager());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    /** Gradle asks here what kind of incremental processor this is; where it must not be one, it says nothing. */
    @Override
    public Set<String> getSupportedOptions() {
        return Runtime.version().feature() >= READS_TYPE_ANNOTATIONS
                ? Set.of("org.gradle.annotation.processing.aggregating")
                : Set.of();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        for (Element each : environment.getRootElements()) {
            roots.add(each.toString());
        }
        for (Element each : environment.getElementsAnnotatedWith(dev.flycatcher.orm.annotation.Table.class)) {
            waiting.add(((TypeElement) each).getQualifiedName().toString());
        }
        if (!waiting.isEmpty()) {
            Output output = new Output(processingEnv.getFiler(), problems, roots, written);
            waiting.removeAll(new Round(processingEnv, problems, output).write(waiting, environment.processingOver()));
        }
        return true;
    }
}
