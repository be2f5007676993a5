package dev.flycatcher.orm.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of Flyway's numbered SQL files. With several dialects each has a folder of its own within, named as Flyway's
 * placeholder {@code {vendor}} names it.
 */
final class MigrationFolder {
    private static final Pattern VERSION = Pattern.compile("V(\\d+)(?:[._]\\d+)*__.*\\.sql");

    private final Path folder;

    MigrationFolder(Path folder) {
        this.folder = folder;
    }

    /** The files of a new migration, by path; one more than the highest number there is, in any folder within. */
    Map<Path, String> files(String description, Map<String, Migration> byVendor) {
        String name = "V" + (highest() + 1) + "__" + description.replaceAll("\\W+", "_");
        Map<Path, String> files = new LinkedHashMap<>();
        byVendor.forEach((vendor, migration) -> {
            Path in = byVendor.size() == 1 && !Files.isDirectory(folder.resolve(vendor))
                    ? folder
                    : folder.resolve(vendor);
            files.put(in.resolve(name + ".sql"), migration.text());
            if (!migration.transactional()) {
                files.put(in.resolve(name + ".sql.conf"), "executeInTransaction=false\n");
            }
        });
        return files;
    }

    private long highest() {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            List<String> names =
                    files.map(each -> String.valueOf(each.getFileName())).toList();
            return names.stream()
                    .map(VERSION::matcher)
                    .filter(Matcher::matches)
                    .mapToLong(each -> Long.parseLong(each.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException failure) {
            throw new UncheckedIOException(folder + " cannot be listed: " + failure.getMessage(), failure);
        }
    }
}
