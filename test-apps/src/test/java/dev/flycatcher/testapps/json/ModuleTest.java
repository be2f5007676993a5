package dev.flycatcher.testapps.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a module: what it has to write, compiled and run on the module path. */
class ModuleTest {
    private static final String MODULE = """
            module app {
                requires dev.flycatcher.orm;
                requires com.fasterxml.jackson.databind;

                opens app to com.fasterxml.jackson.databind;
            }
            """;

    private static final Map<String, String> SOURCES =
            Map.of("app/Author.java", """
            package app;

            import dev.flycatcher.orm.Select;
            import dev.flycatcher.orm.annotation.Table;

            @Table
            interface Author {
                long id();

                String name();

                Select<Book> books();
            }
            """, "app/Book.java", """
            package app;

            import dev.flycatcher.orm.annotation.ForeignKey;
            import dev.flycatcher.orm.annotation.Table;

            @Table
            interface Book {
                long id();

                String title();

                @ForeignKey(backref = "books")
                Author author();
            }
            """, "app/Main.java", """
            package app;

            import static app.Tables.AUTHOR;
            import static app.Tables.BOOK;

            import com.fasterxml.jackson.databind.ObjectMapper;
            import dev.flycatcher.orm.Database;

            public class Main {
                public static String run() throws Exception {
                    try (Database db = Database.open("jdbc:sqlite::memory:")) {
                        db.createTables(AUTHOR, BOOK);
                        Author ann = db.create(AUTHOR, a -> a.name("ann"));
                        db.create(BOOK, b -> b.title("one").author(ann));
                        Author read = db.from(AUTHOR).with(AUTHOR.books).get();
                        ObjectMapper json = new ObjectMapper();
                        return json.writeValueAsString(read) + json.writeValueAsString(AUTHOR.toMap(read, AUTHOR.books));
                    }
                }
            }
            """);

    @TempDir
    Path dir;

    @Test
    void runsAsAModuleAndOpensItsEntitiesToJackson() throws Exception {
        List<Path> libraries = libraries();
        Path classes = compile(libraries);
        List<Path> path = new ArrayList<>(libraries);
        path.add(classes);
        ModuleLayer parent = ModuleLayer.boot();
        Configuration resolved = parent.configuration()
                .resolveAndBind(ModuleFinder.of(path.toArray(Path[]::new)), ModuleFinder.of(), Set.of("app"));
        ModuleLayer.Controller layer =
                ModuleLayer.defineModulesWithOneLoader(resolved, List.of(parent), ClassLoader.getSystemClassLoader());
        Class<?> main = layer.layer().findLoader("app").loadClass("app.Main");
        layer.addExports(main.getModule(), "app", ModuleTest.class.getModule());

        Object printed = main.getMethod("run").invoke(null);

        assertThat(printed)
                .isEqualTo("{\"id\":1,\"name\":\"ann\"}"
                        + "{\"id\":1,\"name\":\"ann\",\"books\":[{\"id\":1,\"title\":\"one\",\"author\":1}]}");
    }

    /** The driver is not among them: it is found on the class path, as in a container. */
    private static List<Path> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> each.contains("jackson-")
                        || each.contains("flycatcher-orm")
                        || each.contains("jspecify")
                        || each.replace('\\', '/').endsWith("orm/target/classes"))
                .map(Path::of)
                .toList();
    }

    private Path compile(List<Path> libraries) throws IOException {
        Path sources = Files.createDirectories(dir.resolve("sources"));
        Path classes = Files.createDirectories(dir.resolve("classes"));
        write(sources.resolve("module-info.java"), MODULE);
        for (Map.Entry<String, String> each : SOURCES.entrySet()) {
            write(sources.resolve(each.getKey()), each.getValue());
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(sources)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        String path = String.join(
                File.pathSeparator, libraries.stream().map(Path::toString).toList());
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "--module-path",
                path,
                "--processor-module-path",
                path,
                "-Xlint:all,-processing",
                "-Werror");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(done).as(messages.toString()).isTrue();
        }
        return classes;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
