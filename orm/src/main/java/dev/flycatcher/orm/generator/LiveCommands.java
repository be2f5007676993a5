package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.sql.Dialect;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands that read a live schema. */
final class LiveCommands {
    private LiveCommands() {}

    /** Prints or, with {@code --migration}, writes what must change for the schema to hold the entities. */
    static int diff(Options options, PrintWriter out) throws IOException, SQLException {
        Difference.Choices choices = options.choices();
        try (URLClassLoader classes = classes(options);
                Connection connection = Access.of(options).connect(classes)) {
            Dialect dialect = Dialect.of(connection.getMetaData());
            Difference difference = Difference.between(
                    dialect, tables(options.needed("--entities"), classes), LiveSchema.read(connection), choices);
            difference.remarks().forEach(each -> out.println("-- " + each));
            if (difference.changes().isEmpty()) {
                out.println("-- The schema holds every entity.");
                return ModelTool.OK;
            }
            Migration migration = MigrationSql.of(dialect, difference.changes());
            if (options.has("--migration")) {
                Output output = new Output();
                options.migrations()
                        .files("follow_entities", Map.of(Dialects.vendor(dialect), migration))
                        .forEach(output::create);
                output.write(out);
            } else {
                difference.changes().forEach(each -> out.println("-- " + each.says()));
                out.print(migration.text());
            }
            return ModelTool.DIFFERS;
        }
    }

    /** Writes an entity for each table and view. */
    static int reflect(Options options, PrintWriter out) throws IOException, SQLException {
        try (URLClassLoader classes = classes(options);
                Connection connection = Access.of(options).connect(classes)) {
            Reflection reflection = new Reflection(
                    LiveSchema.read(connection), connection.getMetaData().getDatabaseProductName());
            EntityFolder folder = new EntityFolder(options.sources(), options.packageName());
            Output output = new Output();
            for (EntitySpec each : reflection.entities()) {
                output.create(folder.file(each.name()), EntitySource.of(each, options.packageName()));
            }
            reflection.remarks().forEach(out::println);
            output.write(out);
            return ModelTool.OK;
        }
    }

    private static URLClassLoader classes(Options options) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String each : options.value("--class-path", "").split(File.pathSeparator)) {
            if (!each.isEmpty()) {
                urls.add(Path.of(each).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), LiveCommands.class.getClassLoader());
    }

    /** The tables of a generated {@code Tables} class. */
    private static List<Table<?>> tables(String holder, ClassLoader classes) {
        List<Table<?>> tables = new ArrayList<>();
        try {
            for (Field each : Class.forName(holder, true, classes).getDeclaredFields()) {
                if (Modifier.isStatic(each.getModifiers()) && Table.class.isAssignableFrom(each.getType())) {
                    each.setAccessible(true);
                    tables.add((Table<?>) each.get(null));
                }
            }
        } catch (ReflectiveOperationException | LinkageError missing) {
            throw new GeneratorException(
                    holder + " cannot be loaded (" + missing + "). Name the generated class Tables of"
                            + " the entities' package, and give the folder it was compiled to with --class-path.");
        }
        if (tables.isEmpty()) {
            throw new GeneratorException(
                    holder + " holds no tables. Name the generated class Tables of the entities'" + " package.");
        }
        return tables;
    }
}
