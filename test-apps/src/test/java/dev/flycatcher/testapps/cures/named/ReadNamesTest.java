package dev.flycatcher.testapps.cures.named;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.advice.EntryTransformer;
import dev.flycatcher.agent.names.MappedClasses;
import dev.flycatcher.analyzer.trace.Mapped;
import dev.flycatcher.analyzer.trace.Mapped.Attribute;
import dev.flycatcher.analyzer.trace.Mapped.Kind;
import dev.flycatcher.analyzer.trace.Mapped.Role;
import dev.flycatcher.testapps.cures.Shown;
import dev.flycatcher.testapps.cures.Tables;
import dev.flycatcher.testapps.cures.Tweet;
import dev.flycatcher.testapps.cures.User;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What class files say of tables, as compilers, processors and generators write them. */
class ReadNamesTest {

    private static List<Mapped> read(Class<?>... types) {
        MappedClasses classes = new MappedClasses();
        for (Class<?> type : types) {
            classes.read(type);
        }
        return classes.after(0);
    }

    private static Attribute attribute(String name, Role role, String target, String... columns) {
        return new Attribute(name, role, target, List.of(columns), "", "");
    }

    @Test
    void anEntityOfThisProjectsOrmIsItsTablesConstantWithReferencesAndWhatLeadsBack() {
        assertThat(read(Tweet.class, User.class))
                .containsExactly(
                        new Mapped(
                                Kind.RELATION,
                                Tweet.class.getName(),
                                "",
                                "TWEET",
                                "tweets",
                                List.of(
                                        attribute("id", Role.VALUE, "long"),
                                        new Attribute(
                                                "user", Role.REFERENCE, User.class.getName(), List.of(), "tweets", ""),
                                        attribute("content", Role.VALUE, "java.lang.String"))),
                        new Mapped(
                                Kind.RELATION,
                                User.class.getName(),
                                "",
                                "USER",
                                "users",
                                List.of(
                                        attribute("id", Role.VALUE, "long"),
                                        attribute("username", Role.VALUE, "java.lang.String"),
                                        attribute("tweets", Role.MANY, Tweet.class.getName()))));
    }

    @Test
    void aTableThatJooqsGeneratorWroteIsItsConstantWithAFieldForEachColumn() {
        assertThat(read(Sold.class))
                .containsExactly(new Mapped(
                        Kind.JOOQ,
                        Sold.class.getName(),
                        "",
                        "SOLD_ITEMS",
                        "SOLD_ITEMS",
                        List.of(
                                attribute("ID", Role.VALUE, "", "ID"),
                                attribute("TO_WHOM", Role.VALUE, "", "TO_WHOM"),
                                attribute("_2ND_NAME", Role.VALUE, "", "2ND_NAME"))));
    }

    @Test
    @DisplayName("an agent that comes late sees no class file pass: the loaded classes lead to theirs")
    void classesThatAreLoadedAlreadyAreRead() {
        MappedClasses classes = new MappedClasses();
        classes.readLoaded(new Class<?>[] {
            Entity.class,
            Embeddable.class,
            MappedSuperclass.class,
            Mapped.class,
            dev.flycatcher.testapps.cures.named.Mapped.Book.class,
            dev.flycatcher.testapps.cures.named.Mapped.Numbered.class,
            dev.flycatcher.testapps.cures.named.Mapped.EditionId.class,
            Tables.TWEET.getClass(),
            Shown.TWEETS.getClass(),
            String.class,
            int[].class
        });
        assertThat(classes.after(0))
                .extracting(Mapped::kind, Mapped::name)
                .extracting(Object::toString)
                .containsExactly(
                        "(ENTITY, \"Opus\")",
                        "(SUPERCLASS, \"Mapped$Numbered\")",
                        "(EMBEDDABLE, \"Mapped$EditionId\")",
                        "(RELATION, \"TWEET\")",
                        "(JOOQ, \"TWEETS\")");
    }

    /** As Kotlin's compiler writes {@code @Entity class Owner(@Id val id: Long, var isActive: Boolean)}. */
    @Entity
    static final class Owner {
        @Id
        private final long id;

        private boolean isActive;

        Owner(long id, boolean isActive) {
            this.id = id;
            this.isActive = isActive;
        }

        public long getId() {
            return id;
        }

        public boolean isActive() {
            return isActive;
        }

        public void setActive(boolean active) {
            isActive = active;
        }

        public String component1() {
            return "" + id;
        }
    }

    /** As records are embedded. */
    @Embeddable
    record Money(
            long amount,
            @jakarta.persistence.Column(name = "cur") String currency) {}

    /** Read by its getters, of which one is no column, and which have accessors beside them that are none either. */
    @Entity(name = "Cat")
    static class CatEntity {
        private Long number;
        String unrelated;

        @Id
        public Long getNumber() {
            return number;
        }

        protected void setNumber(Long number) {
            this.number = number;
        }

        @jakarta.persistence.Transient
        public String getMood() {
            return "good";
        }

        public String getURL() {
            return "";
        }

        public boolean isTame() {
            return false;
        }

        public String name() {
            return unrelated;
        }
    }

    @Test
    void fieldsOrGettersAreTakenAsTheirCompilerWritesThem() {
        assertThat(read(Owner.class, Money.class, CatEntity.class))
                .extracting(
                        Mapped::name,
                        type -> type.attributes().stream().map(Attribute::name).toList())
                .extracting(Object::toString)
                .containsExactly(
                        "(\"ReadNamesTest$Owner\", [\"id\", \"isActive\"])",
                        "(\"ReadNamesTest$Money\", [\"amount\", \"currency\"])",
                        "(\"Cat\", [\"number\", \"URL\", \"tame\"])");
        assertThat(read(Money.class).get(0).attributes().get(1).columns()).containsExactly("cur");
    }

    /** Classes of those libraries pass an agent by the thousand. */
    private static final List<String> LIBRARIES =
            List.of("hibernate-core", "spring-data-jpa", "spring-orm", "spring-context", "spring-core", "jooq");

    @Test
    void ofAFrameworksClassesNotOneInAHundredIsReadFurther() throws IOException {
        MappedClasses mapped = new MappedClasses();
        EntryTransformer transformer = new EntryTransformer(mapped);
        ClassLoader loader = getClass().getClassLoader();
        int passed = 0;
        int marked = 0;
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (LIBRARIES.stream().anyMatch(new File(path).getName()::startsWith)) {
                try (JarFile jar = new JarFile(path)) {
                    for (JarEntry entry : Collections.list(jar.entries())) {
                        if (entry.getName().endsWith(".class")) {
                            byte[] bytes = jar.getInputStream(entry).readAllBytes();
                            transformer.transform(loader, entry.getName().replace(".class", ""), null, null, bytes);
                            passed++;
                            marked += isMarked(bytes) ? 1 : 0;
                        }
                    }
                }
            }
        }
        assertThat(passed).isGreaterThan(10_000);
        assertThat(marked).as("read further, of %s", passed).isLessThan(passed / 100);
        assertThat(mapped.after(0)).as("kept").hasSizeLessThanOrEqualTo(marked);
    }

    private static boolean isMarked(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return Stream.of(
                                "Lja%s/persistence/Entity;",
                                "Lja%s/persistence/MappedSuperclass;", "Lja%s/persistence/Embeddable;")
                        .anyMatch(
                                mark -> text.contains(mark.formatted("karta")) || text.contains(mark.formatted("vax")))
                || text.contains("Lorg/jooq/TableField;");
    }
}
