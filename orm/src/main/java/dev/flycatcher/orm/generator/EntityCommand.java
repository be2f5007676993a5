package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes an entity from words (CL-01 to CL-04). The package's {@code Tables} is the processor's business. */
final class EntityCommand {
    private EntityCommand() {}

    static int run(Options options, PrintWriter out) throws IOException {
        EntityFolder folder = new EntityFolder(options.sources(), options.packageName());
        List<String> words = options.words();
        EntitySpec entity = new Grammar(folder::keyOf).parse(words.get(0), words.subList(1, words.size()));
        Output output = new Output();
        entity = declareOwnBackrefs(entity);
        output.create(folder.file(entity.name()), EntitySource.of(entity, options.packageName()));
        for (Field each : entity.fields()) {
            if (each instanceof Field.Reference key && !key.target().equals(entity.name())) {
                declareBackref(entity, key, folder, output, out);
            }
        }
        if (options.has("--migration")) {
            migration(entity, folder, options).forEach(output::create);
        }
        output.write(out);
        return ModelTool.OK;
    }

    /** An entity that points at itself has the rows that point at it in the same source. */
    private static EntitySpec declareOwnBackrefs(EntitySpec entity) {
        return entity.with(entity.fields().stream()
                .filter(each -> each instanceof Field.Reference key
                        && key.target().equals(entity.name())
                        && key.backref() != null)
                .map(each -> backref(entity, (Field.Reference) each))
                .toList());
    }

    private static EntitySpec.Backref backref(EntitySpec entity, Field.Reference key) {
        return new EntitySpec.Backref(String.valueOf(key.backref()), entity.name(), key.unique());
    }

    private static void declareBackref(
            EntitySpec entity, Field.Reference key, EntityFolder folder, Output output, PrintWriter out) {
        if (key.backref() == null) {
            return;
        }
        EntitySpec.Backref backref = backref(entity, key);
        String type = backref.single() ? backref.entity() : "Select<" + backref.entity() + ">";
        if (!folder.has(key.target())) {
            out.println(folder.file(key.target()) + " is not there: " + key.target() + " needs the accessor " + type
                    + " " + backref.name() + "();");
            return;
        }
        String source = folder.withBackref(key.target(), backref);
        if (source == null) {
            throw new GeneratorException(key.target() + " has an accessor " + backref.name()
                    + "() already. Choose another backref for " + entity.name() + "." + key.name()
                    + ". Nothing has been written.");
        }
        output.replace(folder.file(key.target()), source);
    }

    private static Map<java.nio.file.Path, String> migration(EntitySpec entity, EntityFolder folder, Options options) {
        if (options.all("--dialect").isEmpty()) {
            throw new GeneratorException("--migration needs --dialect: sqlite, postgresql, mariadb or h2.");
        }
        Map<String, Migration> byVendor = new LinkedHashMap<>();
        for (String each : options.all("--dialect")) {
            Table<?> table = new PlannedTable(entity, folder::tableOf);
            byVendor.put(
                    Dialects.vendor(Dialects.named(each)),
                    MigrationSql.of(Dialects.named(each), List.of(new Change.CreateTable(table))));
        }
        return options.migrations().files("create_" + entity.table(), byVendor);
    }
}
