package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.Scope;
import dev.flycatcher.orm.annotation.Table;
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
 * row, and the query if it has scopes; for each package of them, {@code Tables}. An entity that names types nobody has written yet waits while other
 * processors write; then it is written all the same, so that one missing type is one error.
 */
@SupportedAnnotationTypes("dev.flycatcher.orm.annotation.*")
public final class EntityProcessor extends AbstractProcessor {
    /** From this release on javac shows annotations on types read from class files, which aggregating processors get. */
    private static final int READS_TYPE_ANNOTATIONS = 22;

    private final Set<String> waiting = new LinkedHashSet<>();
    private Problems problems;
    private Output output;

    /** Called by the compiler. */
    public EntityProcessor() {}

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        problems = new Problems(environment.getMessager());
        output = new Output(environment.getFiler(), problems);
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
        boolean settled = true;
        for (Element each : environment.getRootElements()) {
            settled &= output.isOurs(each.toString());
        }
        for (Element each : environment.getElementsAnnotatedWith(Table.class)) {
            waiting.add(((TypeElement) each).getQualifiedName().toString());
        }
        environment.getElementsAnnotatedWith(Scope.class).forEach(each -> ScopeReader.checkPlace(each, problems));
        if (!waiting.isEmpty()) {
            waiting.removeAll(new Round(processingEnv, problems, output).write(waiting, settled));
        }
        // Others may want to see these annotations as well.
        return false;
    }
}
