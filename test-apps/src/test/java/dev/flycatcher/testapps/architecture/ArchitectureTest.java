package dev.flycatcher.testapps.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The layers, as the built modules have them: decision 1 in {@code docs/decisions.md}. */
class ArchitectureTest {
    /** What we wrote ourselves: neither relocated libraries nor what the benchmarks' processor generates, nor tests. */
    private static final ImportOption OURS = location ->
            Stream.of("/test-classes/", "-tests.jar", "shaded", "jmh_generated").noneMatch(location::contains);

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(OURS).importPackages("dev.flycatcher");
    private static final Set<String> FORBIDDEN = Set.of("util", "utils", "helper", "manager", "impl", "common");

    @Test
    void ormNeedsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.flycatcher.orm..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.flycatcher.orm..", "java..", "javax..", "org.jspecify.annotations..")
                .check(CLASSES);
    }

    @Test
    void analyzerKnowsNeitherAgentNorOrm() {
        noClasses()
                .that()
                .resideInAPackage("dev.flycatcher.analyzer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.flycatcher.agent..", "dev.flycatcher.orm..", "dev.flycatcher.testapps..")
                .check(CLASSES);
    }

    @Test
    void agentKnowsTheAnalyzerAlone() {
        noClasses()
                .that()
                .resideInAPackage("dev.flycatcher.agent..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.flycatcher.orm..", "dev.flycatcher.testapps..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.flycatcher.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        Set<String> silent = packages().stream()
                .filter(type -> type.tryGetPackageInfo()
                        .map(info -> !info.isAnnotatedWith(NullMarked.class))
                        .orElse(true))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(silent).as("packages without a @NullMarked package-info").isEmpty();
    }

    @Test
    void nothingIsNamedAfterNothing() {
        Set<String> vague = CLASSES.stream()
                .filter(type -> !isWrittenByJimmer(type))
                .filter(type -> isVague(type.getSimpleName()) || isVaguePackage(type))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(vague).as("types or packages named " + FORBIDDEN).isEmpty();
    }

    private static boolean isWrittenByJimmer(JavaClass type) {
        return type.getPackageName().endsWith("benchmarks.orm.jimmer");
    }

    private static Set<JavaPackage> packages() {
        return CLASSES.stream()
                .filter(resideInAPackage("dev.flycatcher.."))
                .map(JavaClass::getPackage)
                .collect(Collectors.toSet());
    }

    private static boolean isVague(String name) {
        return FORBIDDEN.stream().anyMatch(word -> name.toLowerCase(Locale.ROOT).endsWith(word));
    }

    private static boolean isVaguePackage(JavaClass type) {
        return Set.of(type.getPackageName().split("\\.")).stream().anyMatch(FORBIDDEN::contains);
    }
}
